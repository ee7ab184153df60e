//! Flask, Jinja and Werkzeug.

use super::messages::{any, take};
use super::words::nearest;
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    let message = &*fault.message;
    match name {
        "TemplateNotFound" | "TemplatesNotFound" => say(
            format!("Flask finds no template `{message}`."),
            "Templates lie in a folder called `templates`, beside the file that makes the app. The \
             name is looked up from there.",
            "Check the folder's name (with an s), where it lies, and the spelling of the file.",
        ),
        "UndefinedError" => undefined(message),
        "TemplateSyntaxError" if fault.kind.contains("jinja") => say(
            format!("A template cannot be read: {message}"),
            "A `{% if %}` or `{% for %}` has no end tag, or a bracket or quote is missing.",
            "Each `{% if %}` needs `{% endif %}`, each `{% for %}` an `{% endfor %}`.",
        ),
        "BuildError" => build(message, fault),
        "RuntimeError" => context(message),
        "BadRequestKeyError" => say(
            "The request does not hold the field that was asked for.",
            "The form's `name=` is another one, or the value came as JSON or in the address.",
            "Compare with `name=` in the template, or use `request.form.get(…)`.",
        ),
        "NotFound" => say(
            "No route fits this address, or the view ended with 404.",
            "The address is misspelled, the last slash differs, or the thing does not exist.",
            "`flask routes` lists all addresses.",
        ),
        "MethodNotAllowed" => say(
            "The address is there, but not for this method.",
            "The route takes GET only unless it says otherwise.",
            "Use `@app.post(…)`, or `methods=[\"GET\", \"POST\"]`.",
        ),
        _ => None,
    }
}

/// A view that returned nothing; Flask tells it with a `TypeError`.
pub(super) fn no_response(fault: &Fault) -> Option<Explanation> {
    let [view] =
        take("The view function for '{}' did not return a valid response", &fault.message)?;
    say(
        format!("The view `{view}` returned nothing that can be sent."),
        "A way through the function ends without `return`, or it returns a number or an object.",
        "End every way with `return`: a text, a template, a dictionary or a redirect.",
    )
}

fn undefined(message: &str) -> Option<Explanation> {
    let name = message.split('\'').nth(1).unwrap_or(message);
    let attribute = take::<2>("{} has no attribute '{}'", message).map(|[_, name]| name);
    let name = attribute.unwrap_or(name);
    say(
        format!("The template uses `{name}`, which it was not given."),
        "The view does not hand it over, hands it over under another name, or hands over an object \
         without it.",
        format!(
            "Hand it over: `render_template(\"…\", {name}={name})`, spelled as in the template."
        ),
    )
}

fn build(message: &str, fault: &Fault) -> Option<Explanation> {
    let [endpoint] = take("Could not build url for endpoint '{}'", message)?;
    if let Some([values]) = message
        .split_once("Did you forget to specify values ")
        .and_then(|(_, rest)| take("{}?", rest))
    {
        return say(
            format!(
                "The address of `{endpoint}` has parts that `url_for` was not given: {values}."
            ),
            "The route has a part such as `<int:number>`.",
            format!("Give it by name: `url_for(\"{endpoint}\", number=…)`."),
        );
    }
    let offered =
        message.split_once("Did you mean '").and_then(|(_, rest)| rest.split('\'').next());
    let near = offered.or_else(|| nearest(endpoint, fault.names.iter().map(String::as_str)));
    say(
        format!("`url_for` knows no endpoint `{endpoint}`."),
        "It takes the name of the view function, not the address. In a blueprint the blueprint's \
         name stands in front: `blog.index`.",
        near.map_or_else(
            || "`flask routes` lists the endpoints.".into(),
            |near| format!("If you mean `{near}`, write `url_for(\"{near}\")`."),
        ),
    )
}

fn context(message: &str) -> Option<Explanation> {
    if message.contains("outside of application context") {
        return say(
            "Something of Flask was used that needs to know which app is meant.",
            "The database, `current_app` or `url_for` was used outside of a request.",
            "Put the lines into `with app.app_context():`.",
        );
    }
    if message.contains("outside of request context") {
        return say(
            "`request` or `session` was used while no request was being answered.",
            "They hold something only inside a view, and what a view calls.",
            "Use them in the view, or test with `app.test_client()`.",
        );
    }
    if any(message, &["session is unavailable because no secret key", "A secret key is required"]) {
        return say(
            "Flask cannot sign the session: there is no secret key.",
            "`app.secret_key` is not set, or is empty.",
            "Set it from the environment: `app.secret_key = os.environ[\"SECRET_KEY\"]`.",
        );
    }
    None
}
