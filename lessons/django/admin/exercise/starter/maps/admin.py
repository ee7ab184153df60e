from django.contrib import admin

from maps.models import Map

admin.site.register(Map)
