git rm -q --cached debug.log
git add .
git commit -m "Many small things"
git revert --no-edit 3b961b9
