from django.http import HttpResponse


def boxes(request):
    print("view")
    return HttpResponse("Box 7: black oats")


def broken(request):
    raise ZeroDivisionError


def safety(request):
    return HttpResponse("It is 18 degrees below zero.")
