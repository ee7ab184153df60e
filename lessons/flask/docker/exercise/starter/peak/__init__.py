from flask import Flask


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(EVERY=15)
    app.config.from_prefixed_env()
    app.config.update(config or {})

    @app.get("/")
    def home():
        return f"A car leaves every {app.config['EVERY']} minutes."

    @app.get("/health")
    def health():
        return {"status": "ok"}

    return app
