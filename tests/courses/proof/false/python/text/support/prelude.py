from helper import START
