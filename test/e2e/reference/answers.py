import json


async def print_answers(named_answers):
    """Prints what an asynchronous generator of (name, httpx.Response) gives as one JSON object."""
    answers = {
        name: {"status": answer.status_code, "body": answer.json()}
        async for name, answer in named_answers
    }
    print(json.dumps(answers))
