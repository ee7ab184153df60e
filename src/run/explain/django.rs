//! Django.

use super::messages::{any, take};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    let message = &*fault.message;
    match name {
        "NoReverseMatch" => no_reverse(message),
        "ImproperlyConfigured" => configuration(message),
        "AppRegistryNotReady" => say(
            "Django's models were used before Django was set up.",
            "A file that uses models was started by itself, or imports them too early.",
            "Start through `manage.py`, or call `django.setup()` before the import.",
        ),
        "TemplateDoesNotExist" => say(
            format!("Django finds no template `{message}`."),
            "It looks in `templates` inside each app of `INSTALLED_APPS`, and in `DIRS` of \
             `TEMPLATES`. Usually the app's name comes once more: `blog/templates/blog/list.html`.",
            "Check the folder, the spelling, and that the app is in `INSTALLED_APPS`.",
        ),
        "TemplateSyntaxError" => say(
            format!("A template cannot be read: {message}"),
            "A tag is misspelled, has no end tag, or its `{% load … %}` is missing.",
            "Each `{% if %}` needs `{% endif %}`; `{% static %}` needs `{% load static %}`.",
        ),
        "FieldError" => field(message),
        "FieldDoesNotExist" => say(
            format!("A field was named that the model does not have: {message}."),
            "The name is misspelled, or the migration or the model is missing it.",
            "Compare with the class in `models.py`.",
        ),
        "MultipleObjectsReturned" => say(
            "`get` found several rows, but it must find exactly one.",
            "What was asked for is not unique.",
            "Ask more exactly, or use `filter(…)`, which gives all of them.",
        ),
        "DoesNotExist" | "ObjectDoesNotExist" => say(
            format!("`get` found no row: {message}"),
            "No row fits, or it was deleted; in tests the database starts empty.",
            "In a view use `get_object_or_404`; elsewhere catch the exception or use \
             `filter(…).first()`.",
        ),
        "ValidationError" => say(
            format!("A value is not valid: {message}"),
            "A field's rules refuse it: too long, empty, or of the wrong form.",
            "Show `form.errors` to the user, and save only after `form.is_valid()`.",
        ),
        "CommandError" => say(
            format!("A command of `manage.py` stopped: {message}"),
            "A name is misspelled, or the app is not in `INSTALLED_APPS`.",
            "`python manage.py help` lists the commands.",
        ),
        _ => None,
    }
}

/// A view that returned nothing; Django tells it with a `ValueError`.
pub(super) fn no_response(fault: &Fault) -> Option<Explanation> {
    let [view] = take("The view {} didn't return an HttpResponse object", &fault.message)?;
    say(
        format!("The view `{view}` returned no response."),
        "A way through the function ends without `return`, often the one for GET or for a form \
         that is not valid.",
        "End every way with `return render(…)`, `redirect(…)` or `HttpResponse(…)`.",
    )
}

fn no_reverse(message: &str) -> Option<Explanation> {
    if let Some([name]) = take("Reverse for '{}' not found", message) {
        return say(
            format!("There is no URL with the name `{name}`."),
            "`name=` in `urls.py` is spelled otherwise; or the app has an `app_name`, which stands \
             in front: `blog:detail`.",
            format!("Compare with `name=` in `urls.py`: is it `{name}`, and does it need `app:`?"),
        );
    }
    if let Some([name]) = take("Reverse for '{}' with ", message) {
        return say(
            format!("The URL `{name}` is there, but its parts do not fit what was given."),
            "The pattern has a part such as `<int:pk>`, which was not given, is empty, or is of \
             the \
             wrong type.",
            format!("Give all parts: `{{% url '{name}' object.pk %}}`. Is the object saved?"),
        );
    }
    let space = message.split('\'').nth(1).unwrap_or_default();
    say(
        format!("Django knows no namespace `{space}`."),
        "`app_name` is missing in the app's `urls.py`, or the app is not included in the \
         project's.",
        format!("Put `app_name = \"{space}\"` above `urlpatterns`."),
    )
}

fn configuration(message: &str) -> Option<Explanation> {
    if any(message, &["settings are not configured", "DJANGO_SETTINGS_MODULE"]) {
        return say(
            "Django does not know which settings to use.",
            "A file was started by itself, without `manage.py`.",
            "Start through `python manage.py …`, or set `DJANGO_SETTINGS_MODULE`.",
        );
    }
    if message.contains("does not appear to have any patterns") {
        return say(
            format!("A file with URLs has none: {message}"),
            "`urlpatterns` is missing or misspelled, or two files include each other.",
            "Write `urlpatterns = [path(…), …]` in it.",
        );
    }
    say(
        format!("The settings do not fit together: {message}"),
        "A setting is missing, misspelled or of the wrong form.",
        "The message names the setting: look for it in `settings.py`.",
    )
}

fn field(message: &str) -> Option<Explanation> {
    let name = message.split('\'').nth(1).unwrap_or_default();
    let choices = message.split_once("Choices are: ").map(|(_, rest)| rest.trim_end_matches('.'));
    say(
        format!("The model has no field `{name}` to ask for."),
        "The name is misspelled; or it belongs to another model, which is reached with two \
         underscores: `author__name`.",
        choices.map_or_else(
            || "Compare with the class in `models.py`.".into(),
            |choices| format!("Possible here: {choices}."),
        ),
    )
}
