git rm -q --cached debug.log
git add .gitignore
git commit -m "Ignore logs, databases and compiled files"
git add ride.py test_ride.py
git commit -m "Charge children half"
git add signs.txt
git commit -m "Spell higher right on the sign"
git bisect start HEAD opening-day
git bisect run python check_groups.py
git bisect reset
git revert --no-edit 3b961b9
