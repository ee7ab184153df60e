from django.contrib import admin

from shelf.models import Engine

admin.site.register(Engine)
