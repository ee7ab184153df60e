from functools import wraps

from board import NOTICES
from flask import abort
from flask_login import current_user
from rules import may_see


def notice_for(may):
    def decorate(view):
        @wraps(view)
        def wrapper(number):
            notice = NOTICES.get(number)
            if notice is None or not may_see(current_user, notice):
                abort(404)
            if not may(current_user, notice):
                abort(403)
            return view(notice)

        return wrapper

    return decorate
