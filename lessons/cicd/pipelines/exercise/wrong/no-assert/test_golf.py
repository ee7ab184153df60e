from golf import strokes, total, winners


def test_total():
    assert total([2, 3, 7]) == 12


def test_one_winner():
    assert winners({"Ina": [2, 3], "Jon": [4, 4]}) == ["Ina"]


def test_tie():
    assert winners({"Ina": [2, 3], "Jon": [4, 4], "Kim": [4, 1]}) == ["Ina", "Kim"]


def test_seven_are_the_most_with_lost_balls():
    strokes(6, lost=2)
