git merge children
cp ../hire.py hire.py
git checkout evening -- test_evening.py
git add hire.py test_evening.py
git commit -m 'Evening rule by hand'
git fetch
git merge --no-edit origin/main
git push origin main
