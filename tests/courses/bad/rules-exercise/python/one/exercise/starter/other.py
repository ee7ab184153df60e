print("the same")
