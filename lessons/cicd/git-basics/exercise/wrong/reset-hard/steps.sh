git rm -q --cached debug.log
git add .gitignore
git commit -m "Ignore logs, databases and compiled files"
git add ride.py test_ride.py
git commit -m "Charge children half"
git add signs.txt
git commit -m "Spell higher right on the sign"
git rebase --onto 3b961b9~1 3b961b9
