"""The addresses are those of the program that is running."""

import __main__

urlpatterns = __main__.urlpatterns
