# The receipt of a small bakery. Prices are in cents:
# a rye bread is 320, a roll is 45.
print("Corner Bakery")
print("2 rye breads:", 2 * 320)
print("Total with a roll:", 2 * 320 + 45)
