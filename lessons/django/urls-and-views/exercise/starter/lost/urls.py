app_name = "lost"
urlpatterns = []
