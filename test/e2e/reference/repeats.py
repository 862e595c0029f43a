"""Asks for the same picture, with httpx's own timeout, again and again until an answer comes.

Takes the service's origin; prints how often time ran out, and the answer, as {"timeouts", "status", "body"}.
"""

import asyncio
import json
import sys

import httpx


async def ask_until_answered(origin):
    timeouts = 0
    async with httpx.AsyncClient() as client:
        while True:
            try:
                answer = await client.post(
                    f"{origin}/api/generate/", json={"prompt": "A luxury watch"}
                )
            except httpx.ReadTimeout:
                timeouts += 1
            else:
                return {"timeouts": timeouts, "status": answer.status_code, "body": answer.json()}


print(json.dumps(asyncio.run(ask_until_answered(sys.argv[1]))))
