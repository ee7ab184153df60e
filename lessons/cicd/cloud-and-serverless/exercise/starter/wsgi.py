from app import create_app
from storage import Store

app = create_app(Store())
