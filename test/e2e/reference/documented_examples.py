"""The documented example of each endpoint, in the documentation's order, by a client with httpx's own timeout.

Examples that buy a picture and need no other's answer run side by side, which saves the reader 15 s each.
Takes the service's origin; prints each answer as {"status", "body"}, by its name, as one JSON object.
"""

import asyncio
import sys

import httpx

from answers import print_answers

BATCH = {
    "requests": [
        {
            "prompt": "A red sports car",
            "mode": "manual",
            "camera_angle": "low-angle",
            "lighting": "dramatic",
        },
        {"prompt": "A peaceful garden", "mode": "ai"},
    ],
    "parallel": True,
    "continue_on_error": True,
}

EVERY_PARAMETER = {
    "prompt": "A luxury watch",
    "mode": "ai",
    "use_cache": True,
    "max_retries": 3,
    "camera_angle": "eye-level",
    "fov": "standard",
    "lighting": "studio",
    "color_palette": "vibrant",
    "composition": "rule-of-thirds",
    "style": "photorealistic",
}


async def documented_examples(origin):
    async with httpx.AsyncClient(base_url=f"{origin}/api/generate") as client:
        cacheable = {"prompt": "A luxury watch", "use_cache": True}
        first, uncached, retried = await asyncio.gather(
            client.post("/", json=cacheable),
            client.post("/", json={"prompt": "A luxury watch", "use_cache": False}),
            client.post("/", json={"prompt": "A sports car", "max_retries": 3}),
        )
        yield "first", first
        yield "uncached", uncached
        yield "retried", retried
        yield "repeated", await client.post("/", json=cacheable)
        yield "cache_stats", await client.get("/cache/stats")
        yield "cleared", await client.delete("/cache")

        oblique = {"prompt": "A luxury watch", "camera_angle": "oblique"}
        yield "invalid", await client.post("/", json=oblique)
        yield "parameters", await client.get("/parameters")

        batch, enhanced = await asyncio.gather(
            client.post("/batch", json=BATCH), client.post("/", json=EVERY_PARAMETER)
        )
        yield "batch", batch
        yield "enhanced", enhanced
        yield "by_id", await client.get(f"/{enhanced.json()['id']}")

        page = {"user_id": 1, "limit": 50, "offset": 0, "status": "completed"}
        yield "history", await client.get("/history", params=page)
        yield "statistics", await client.get("/statistics", params={"user_id": 1, "days": 30})

        failing = {"prompt": "A picture that FIBO fails", "max_retries": 0}
        yield "failed", await client.post("/", json=failing)
        limited = {"prompt": "A picture over the limit", "max_retries": 0}
        yield "rate_limited", await client.post("/", json=limited)


asyncio.run(print_answers(documented_examples(sys.argv[1])))
