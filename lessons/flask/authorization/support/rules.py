def may_see(user, notice):
    return not notice["draft"] or notice["owner_id"] == user.id


def may_delete(user, notice):
    return notice["owner_id"] == user.id or user.role == "caretaker"
