"""Types into Matrix rooms with matrix-nio, a client that shares no code with Gavel.

Reads a JSON object a line: {"id": 1, "token": "...", "user": "@a:b", "do": "say", "room": "!r:b", ...}.
Writes a JSON object a line: {"id": 1, "event": "$e"} or {"id": 1, "error": "..."}.
"""

import asyncio
import json
import sys

from nio import AsyncClient, AsyncClientConfig

clients = {}


def client_of(act):
    user = act["user"]
    if user not in clients:
        client = AsyncClient(sys.argv[1], user, config=AsyncClientConfig(encryption_enabled=False))
        client.access_token = act["token"]
        client.user_id = user
        clients[user] = client
    return clients[user]


async def do(act):
    client, room = client_of(act), act["room"]
    if act["do"] == "say":
        content = {"msgtype": "m.text", "body": act["text"]}
        if act.get("replyTo"):
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": act["replyTo"]}}
        return await client.room_send(room, "m.room.message", content)
    if act["do"] == "edit":
        fresh = {"msgtype": "m.text", "body": act["text"]}
        relation = {"rel_type": "m.replace", "event_id": act["target"]}
        content = {"msgtype": "m.text", "body": "* " + act["text"], "m.new_content": fresh, "m.relates_to": relation}
        return await client.room_send(room, "m.room.message", content)
    if act["do"] == "react":
        relation = {"rel_type": "m.annotation", "event_id": act["target"], "key": act["key"]}
        return await client.room_send(room, "m.reaction", {"m.relates_to": relation})
    return await client.room_redact(room, act["target"])


async def main():
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        act = json.loads(line)
        answer = await do(act)
        event = getattr(answer, "event_id", None)
        told = {"id": act["id"], "event": event} if event else {"id": act["id"], "error": str(answer)}
        print(json.dumps(told), flush=True)
    for client in clients.values():
        await client.close()


asyncio.run(main())
