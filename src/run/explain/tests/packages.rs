//! Messages of Flask, Django, `SQLAlchemy` and requests.

use super::{check, fault};

/// Kind, message, what is said of it, advice.
const PACKAGES: &[(&str, &str, &str, &str)] = &[
    ("jinja2.exceptions.TemplateNotFound", "nope.html", "`nope.html`", "templates"),
    ("jinja2.exceptions.UndefinedError", "'book' is undefined", "`book`", "book=book"),
    (
        "jinja2.exceptions.UndefinedError",
        "'dict object' has no attribute 'title'",
        "`title`",
        "render_template",
    ),
    (
        "werkzeug.routing.exceptions.BuildError",
        "Could not build url for endpoint 'indx'. Did you mean 'index' instead?",
        "`indx`",
        "url_for(\"index\")",
    ),
    (
        "werkzeug.routing.exceptions.BuildError",
        "Could not build url for endpoint 'show'. Did you forget to specify values ['n']?",
        "['n']",
        "by name",
    ),
    (
        "RuntimeError",
        "Working outside of application context.\n\nThis typically means",
        "which app",
        "app_context()",
    ),
    ("RuntimeError", "Working outside of request context.\n\nThis", "`request`", "test_client"),
    ("RuntimeError", "The session is unavailable because no secret key was set.", "key", "environ"),
    (
        "TypeError",
        "The view function for 'show' did not return a valid response. The function",
        "`show`",
        "`return`",
    ),
    (
        "sqlalchemy.exc.OperationalError",
        "(sqlite3.OperationalError) no such table: book\n[SQL: SELECT",
        "`book`",
        "create_all",
    ),
    ("sqlite3.OperationalError", "no such table: book", "`book`", "CREATE TABLE"),
    ("django.db.utils.OperationalError", "no such table: shop_item", "`shop_item`", "migrate"),
    ("sqlite3.OperationalError", "near \"FORM\": syntax error", "`FORM`", "before"),
    (
        "sqlalchemy.exc.IntegrityError",
        "(sqlite3.IntegrityError) UNIQUE constraint failed: book.title\n[SQL: INSERT",
        "`book.title` must be unique",
        "twice",
    ),
    ("django.db.utils.IntegrityError", "NOT NULL constraint failed: a.b", "`a.b`", "left out"),
    (
        "django.urls.exceptions.NoReverseMatch",
        "Reverse for 'x' not found. 'x' is",
        "`x`",
        "urls.py",
    ),
    (
        "django.urls.exceptions.NoReverseMatch",
        "Reverse for 'detail' with no arguments not found. 1 pattern(s) tried: ['x']",
        "`detail`",
        "<int:pk>",
    ),
    (
        "django.urls.exceptions.NoReverseMatch",
        "'blog' is not a registered namespace",
        "`blog`",
        "app_name",
    ),
    (
        "django.core.exceptions.ImproperlyConfigured",
        "Requested setting DEBUG, but settings are not configured. You must",
        "which settings",
        "manage.py",
    ),
    (
        "django.core.exceptions.ImproperlyConfigured",
        "The SECRET_KEY setting must not be empty.",
        "SECRET_KEY",
        "settings.py",
    ),
    (
        "library.models.Author.DoesNotExist",
        "Author matching query does not exist.",
        "Author",
        "404",
    ),
    ("django.template.exceptions.TemplateDoesNotExist", "a.html", "`a.html`", "INSTALLED_APPS"),
    (
        "django.core.exceptions.FieldError",
        "Cannot resolve keyword 'nme' into field. Choices are: id, name",
        "`nme`",
        "id, name",
    ),
    (
        "ValueError",
        "The view views.index didn't return an HttpResponse object. It returned None instead.",
        "`views.index`",
        "return render",
    ),
    ("django.core.exceptions.AppRegistryNotReady", "Apps aren't loaded yet.", "set up", "manage"),
    ("requests.exceptions.ConnectionError", "HTTPConnectionPool(host=…", "reached", "address"),
    ("requests.exceptions.ReadTimeout", "…Read timed out. (read timeout=1)", "in time", "later"),
    (
        "requests.exceptions.JSONDecodeError",
        "Expecting value: line 1 column 1 (char 0)",
        "JSON",
        "empty",
    ),
    (
        "requests.exceptions.HTTPError",
        "404 Client Error: NOT FOUND for url",
        "404",
        "response.text",
    ),
    ("requests.exceptions.MissingSchema", "Invalid URL 'x': No scheme", "address", "https://"),
];

#[test]
fn packages() {
    for (kind, message, what, advice) in PACKAGES {
        check(&fault(kind, message), what, advice);
    }
}
