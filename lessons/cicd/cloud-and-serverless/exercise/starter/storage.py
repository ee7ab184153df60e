"""Stands for an object storage: it keeps bytes under a name, for all instances."""


class Store:
    def __init__(self):
        self.objects = {}

    def put(self, name, content):
        self.objects[name] = bytes(content)

    def get(self, name):
        """Return the bytes; raises KeyError if there is nothing under this name."""
        return self.objects[name]
