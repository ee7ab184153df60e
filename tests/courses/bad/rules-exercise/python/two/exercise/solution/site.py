print("site!")
