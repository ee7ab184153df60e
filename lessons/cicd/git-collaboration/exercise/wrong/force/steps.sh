git merge children
git merge evening
cp ../hire.py hire.py
git add hire.py
git commit --no-edit
git push --force origin main
