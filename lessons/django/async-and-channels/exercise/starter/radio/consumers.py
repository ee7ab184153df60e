from channels.generic.websocket import AsyncJsonWebsocketConsumer


class RoomConsumer(AsyncJsonWebsocketConsumer):
    """A line into a room. `self.scope` has its "user" and its "room"."""

    async def connect(self):
        await self.accept()

    async def receive_json(self, content):
        await self.send_json({"echo": content})
