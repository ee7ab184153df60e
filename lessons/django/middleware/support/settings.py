from base import *

MIDDLEWARE = []
