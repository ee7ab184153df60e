# The board of a quiz night.


def top_scores(scores, n=3):
    """Return the n highest scores in falling order."""
    scores.sort()
    return scores[:n]


evening = [31, 40, 28, 35, 40]
print("before:", evening)
print("board: ", top_scores(evening))
print("after: ", evening)
