from django.contrib import admin

from maps.models import Loan, Map


class LoanInline(admin.TabularInline):
    model = Loan
    extra = 1


@admin.register(Map)
class MapAdmin(admin.ModelAdmin):
    list_display = ["number", "title", "place"]
    list_select_related = ["cabinet"]
    list_filter = ["state"]
    search_fields = ["number", "title", "cabinet__name"]
    ordering = ["number"]
    inlines = [LoanInline]
    actions = ["repair"]

    @admin.display(description="Place")
    def place(self, sheet):
        return f"{sheet.cabinet.name}, drawer {sheet.drawer}"

    @admin.action(description="Send to repair", permissions=["change"])
    def repair(self, request, queryset):
        queryset.update(state="repair")

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None else ["number"]
