git merge children
git merge evening
cp ../hire.py hire.py
git add hire.py
git commit --no-edit
git fetch
git merge --no-edit origin/main
git push origin main
