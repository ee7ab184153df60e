from channels.generic.websocket import AsyncJsonWebsocketConsumer

from radio.models import Message


class RoomConsumer(AsyncJsonWebsocketConsumer):
    """A line into a room. `self.scope` has its "user" and its "room"."""

    async def connect(self):
        self.group = f"room-{self.scope['room']}"
        if not self.scope["user"].is_authenticated:
            await self.close()
            return
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive_json(self, content):
        text = content.get("text") if isinstance(content, dict) else None
        if not isinstance(text, str) or not text.strip() or len(text) > 80:
            await self.send_json({"error": "a text of 1 to 80 characters, please"})
            return
        author = self.scope["user"].username
        event = {"type": "room.message", "from": author, "text": text}
        await self.channel_layer.group_send(self.group, event)

    async def room_message(self, event):
        await Message.objects.acreate(
            room=self.scope["room"], author=event["from"], text=event["text"]
        )
        await self.send_json({"from": event["from"], "text": event["text"]})
