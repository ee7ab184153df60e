# scoreboard.py
print("ready")
points = [7]
