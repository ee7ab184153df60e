"""What is imported before the first job of a package set, so that each starts at once."""

import gc
from importlib import import_module
from importlib.util import find_spec

# By the package that must be there. What needs settings to be imported is not among them.
_MODULES = {
    "pytest": (
        "pytest", "_pytest.config", "_pytest.main", "_pytest.runner", "_pytest.python",
        "_pytest.fixtures", "_pytest.terminal", "_pytest.capture", "_pytest.monkeypatch",
        "_pytest.skipping", "_pytest.tmpdir", "_pytest.logging", "_pytest.raises",
        "_pytest.recwarn", "_pytest.unittest", "_pytest.doctest", "_pytest.junitxml",
        "_pytest.faulthandler", "_pytest.threadexception", "_pytest.unraisableexception",
        "_pytest.setuponly", "_pytest.stepwise", "_pytest.cacheprovider", "_pytest.pastebin",
        "_pytest.debugging", "_pytest.legacypath", "_pytest.warnings", "_pytest.reports",
        "_pytest.freeze_support", "_pytest.setupplan", "_pytest.helpconfig", "_pytest.subtests",
        "_pytest._argcomplete",
    ),
    "flask": ("flask", "flask.cli", "flask.testing", "flask.views", "werkzeug.test",
              "werkzeug.security", "jinja2.ext", "jinja2.sandbox", "asgiref.sync"),
    "sqlalchemy": ("sqlalchemy", "sqlalchemy.orm", "sqlalchemy.dialects.sqlite",
                   "sqlalchemy.dialects.sqlite.pysqlite", "sqlalchemy.ext.asyncio"),
    "flask_sqlalchemy": ("flask_sqlalchemy",),
    "flask_migrate": ("flask_migrate", "alembic.command", "alembic.autogenerate"),
    "flask_login": ("flask_login",),
    "flask_wtf": ("flask_wtf", "flask_wtf.csrf", "wtforms", "wtforms.validators"),
    "flask_caching": ("flask_caching",),
    "django": (
        "django", "django.apps", "django.conf", "django.conf.urls.static",
        "django.contrib.admin.apps", "django.contrib.admin.sites", "django.contrib.auth.apps",
        "django.contrib.auth.hashers", "django.contrib.auth.password_validation",
        "django.contrib.messages.middleware", "django.contrib.messages.storage.fallback",
        "django.contrib.sessions.middleware", "django.contrib.sessions.backends.db",
        "django.contrib.staticfiles.finders", "django.contrib.staticfiles.handlers",
        "django.core.cache.backends.locmem", "django.core.checks", "django.core.handlers.asgi",
        "django.core.handlers.wsgi", "django.core.mail", "django.core.management",
        "django.core.management.commands.check", "django.core.management.commands.makemigrations",
        "django.core.management.commands.migrate", "django.core.paginator",
        "django.core.management.commands.createcachetable", "django.core.serializers.json",
        "django.core.servers.basehttp", "django.db", "django.db.models.sql.compiler",
        "django.db.backends.sqlite3.base", "django.db.migrations.autodetector",
        "django.db.migrations.executor", "django.db.models", "django.forms", "django.http",
        "django.middleware.clickjacking", "django.middleware.common", "django.middleware.csrf",
        "django.middleware.security", "django.shortcuts", "django.template",
        "django.template.context_processors", "django.template.defaulttags",
        "django.template.loader_tags", "django.test", "django.urls", "django.views.debug",
        "django.views.generic", "django.utils.translation.reloader",
        "django.utils.translation.trans_real",
    ),
    "rest_framework": ("rest_framework", "rest_framework.settings"),
    "channels": ("channels", "channels.layers", "channels.routing"),
    "pytest_django": ("pytest_django.plugin",),
    "fastapi": ("fastapi", "fastapi.testclient"),
    "pyramid": ("pyramid.config", "pyramid.testing"),
    "requests": ("requests",),
    "yaml": ("yaml",),
}


def load():
    """Imports what is installed. A module that cannot be imported yet is left to the program."""
    gc.disable()
    for package, modules in _MODULES.items():
        if find_spec(package) is None:
            continue
        for name in modules:
            try:
                import_module(name)
            except Exception:
                pass
    gc.enable()
    # What is here stays; the collector of a job need not look at it, nor copy its pages.
    gc.collect()
    gc.freeze()
