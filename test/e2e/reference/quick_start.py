"""The three examples of the quick start, one after the other, by a client with httpx's own timeout.

Takes the service's origin; prints each answer as {"status", "body"}, by its name, as one JSON object.
"""

import asyncio
import sys

import httpx

from answers import print_answers


async def quick_start(origin):
    async with httpx.AsyncClient() as client:
        yield "single", await client.post(
            f"{origin}/api/generate/", json={"prompt": "A luxury watch"}
        )
        yield "batch", await client.post(
            f"{origin}/api/generate/batch",
            json={
                "requests": [
                    {"prompt": "A red car"},
                    {"prompt": "A blue house"},
                    {"prompt": "A green tree"},
                ],
                "parallel": True,
            },
        )
        yield "statistics", await client.get(
            f"{origin}/api/generate/statistics", params={"user_id": 1, "days": 7}
        )


asyncio.run(print_answers(quick_start(sys.argv[1])))
