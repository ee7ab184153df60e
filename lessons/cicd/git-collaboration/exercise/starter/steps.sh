# Each line is run in the repository, as if you had typed it there.
git merge children
