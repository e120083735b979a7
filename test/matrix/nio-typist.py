"""Types into Matrix rooms with matrix-nio, a client that shares no code with Gavel.

usage: nio-typist.py HOMESERVER [FOLDER]     (with a folder for its keys, it encrypts where a room is encrypted)

Reads a JSON object a line: {"id": 1, "token": "...", "user": "@a:b", "device": "D", "do": "say", "room": "!r:b", ...}.
Writes a JSON object a line: {"id": 1, "event": "$e"} or {"id": 1, "error": "..."}.
"""

import asyncio
import json
import sys

from nio import AsyncClient, AsyncClientConfig, MegolmEvent, RoomMessage, ShareGroupSessionResponse

HOMESERVER = sys.argv[1]
FOLDER = sys.argv[2] if len(sys.argv) > 2 else None

clients = {}
seen = {}
listening = []
held = []


def hear(user):
    def heard(room, event):
        words = None if isinstance(event, MegolmEvent) else event.source["content"]
        seen[user].append({"room": room.room_id, "event": event.event_id, "sender": event.sender, "content": words})

    return heard


def client_of(act):
    user = act["user"]
    if user not in clients:
        config = AsyncClientConfig(encryption_enabled=FOLDER is not None)
        client = AsyncClient(HOMESERVER, user, device_id=act["device"], store_path=FOLDER, config=config)
        client.access_token = act["token"]
        client.user_id = user
        if FOLDER is not None:
            client.load_store()
            seen[user] = []
            client.add_event_callback(hear(user), (RoomMessage, MegolmEvent))
            listening.append(asyncio.ensure_future(client.sync_forever(timeout=500, full_state=True)))
        clients[user] = client
    return clients[user]


async def until(true):
    while not true():
        await asyncio.sleep(0.02)


async def ready(client, act):
    """Waits until it has heard that the room is encrypted, and knows the devices of those who have to be there."""
    if FOLDER is None:
        return
    room = act["room"]
    await until(lambda: room in client.rooms)
    if act.get("encrypted"):
        await until(lambda: client.rooms[room].encrypted)
    for person in act.get("readers", []):
        await until(lambda: person in client.rooms[room].users and any(client.device_store.active_user_devices(person)))


async def do(act):
    client, room = client_of(act), act["room"]
    await ready(client, act)

    def send(content, kind="m.room.message"):
        return client.room_send(room, kind, content, ignore_unverified_devices=True)

    if act["do"] == "say":
        content = {"msgtype": "m.text", "body": act["text"]}
        if act.get("replyTo"):
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": act["replyTo"]}}
        return await send(content)
    if act["do"] == "edit":
        fresh = {"msgtype": "m.text", "body": act["text"]}
        relation = {"rel_type": "m.replace", "event_id": act["target"]}
        content = {"msgtype": "m.text", "body": "* " + act["text"], "m.new_content": fresh, "m.relates_to": relation}
        return await send(content)
    if act["do"] == "react":
        relation = {"rel_type": "m.annotation", "event_id": act["target"], "key": act["key"]}
        return await send({"m.relates_to": relation}, "m.reaction")
    return await client.room_redact(room, act["target"])


def hold_keys(client):
    """From now on the keys of rooms stay here, though it takes them for sent."""
    real = client._send

    async def send(kind, method, path, data=None, response_data=None, *more, **named):
        if kind is not ShareGroupSessionResponse:
            return await real(kind, method, path, data, response_data, *more, **named)
        held.append(lambda: real(kind, method, path, data, response_data, *more, **named))
        return ShareGroupSessionResponse(*response_data)

    client._send = send


async def answer(act):
    if act["do"] == "hold":
        hold_keys(client_of(act))
        return {"id": act["id"]}
    if act["do"] == "release":
        for one in held:
            await one()
        return {"id": act["id"]}
    if act["do"] == "seen":
        client_of(act)
        return {"id": act["id"], "seen": seen[act["user"]]}
    done = await do(act)
    event = getattr(done, "event_id", None)
    return {"id": act["id"], "event": event} if event else {"id": act["id"], "error": str(done)}


async def main():
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await answer(json.loads(line))), flush=True)
    for one in listening:
        one.cancel()
    for client in clients.values():
        await client.close()


asyncio.run(main())
