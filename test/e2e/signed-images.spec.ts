import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventListener } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../support/keyed-service.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const PROMPT = { prompt: 'A luxury watch', mode: 'manual' };
const TTL_SECONDS = 160;
const SIGNED = /\/api\/images\/[0-9a-f]{64}\.png\?expires=\d+&signature=[\w-]{43}$/;

let service: KeyedService;
let receiver: WebhookReceiver;
let generations: string;
let key: string;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  service = await startKeyedService({
    IMAGE_URL_TTL_SECONDS: String(TTL_SECONDS),
    WEBHOOK_ALLOW_LOOPBACK: 'true',
  });
  generations = `${service.url}/api/generate`;
  key = await service.keyFor(7);
});

afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

/** Every address of a picture in a text, once for each time it stands there. */
function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/"(?:image|result)_url":"([^"]+)"/g)].flatMap(([, url]) => url ?? []);
}

async function fetched(url: string): Promise<readonly [number, string | null]> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return [response.status, response.headers.get('cache-control')];
}

describe('Addresses of pictures where callers have keys', () => {
  it('are signed in every answer, and good without a key', async () => {
    const idempotent = { 'idempotency-key': 'boat-1' };
    const boat = { ...PROMPT, prompt: 'A paper boat' };
    const made = await postWith(key, generations, PROMPT);
    const id = String(made.body['id']);
    const told = [
      made,
      await postWith(key, generations, PROMPT),
      await postWith(key, generations, PROMPT, { prefer: 'respond-async' }),
      await postWith(key, `${generations}/batch`, { requests: [PROMPT, boat] }),
      await postWith(key, generations, boat, idempotent),
      await postWith(key, generations, boat, idempotent),
      await askWith(key, `${generations}/${id}`),
      await askWith(key, `${generations}/history`),
      await postWith(key, `${generations}/${id}/cancel`, {}),
    ];
    const texts = told.map(({ body }) => JSON.stringify(body));
    const events = await fetch(`${generations}/${id}/events`, {
      headers: { 'x-api-key': key },
    });
    texts.push(await events.text());

    expect(told[5]?.headers.get('idempotent-replayed')).toBe('true');
    for (const text of texts) {
      const addresses = addressesIn(text);
      expect(addresses.length).toBeGreaterThanOrEqual(2);
      expect(addresses).toEqual(addresses.map(() => expect.stringMatching(SIGNED)));
    }
    for (const url of new Set(texts.flatMap(addressesIn))) {
      const [status, cacheControl] = await fetched(url);
      expect(status).toBe(200);
      expect(Number(/^private, max-age=(\d+)$/.exec(cacheControl ?? '')?.[1])).toBeLessThanOrEqual(
        TTL_SECONDS,
      );
    }
  });

  it('are signed in what receivers of events are told', async () => {
    await postWith(key, generations, {
      ...PROMPT,
      prompt: 'A paper hat',
      webhook_url: receiver.url(),
    });
    const { body } = await eventually(() => Promise.resolve(receiver.received[0]));

    const addresses = addressesIn(body);
    expect(addresses).toHaveLength(2);
    expect((await fetched(addresses[0] ?? ''))[0]).toBe(200);
  });

  it('are nowhere kept with their signature', async () => {
    await postWith(key, generations, PROMPT, { 'idempotency-key': 'watch-1' });

    const rows = await service.database.query<{ answer: string }>(
      'SELECT answer FROM idempotency_key WHERE answer IS NOT NULL',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ answer }) => answer).join()).not.toContain('signature=');
  });

  it('are worth nothing without a good signature, and do not say whether there is a picture', async () => {
    const { body } = await postWith(key, generations, PROMPT);
    const [plain = '', query = ''] = String(body['image_url']).split('?');
    const none = plain.replace(/[0-9a-f]{64}/, 'ab'.repeat(32));
    const told = new Set<string>();
    for (const address of [plain, none]) {
      for (const tried of [
        '',
        `?${query}x`,
        `?${query}&width=1`,
        '?expires=1',
        `?${query}&${query}`,
      ]) {
        const response = await fetch(address + tried, { headers: { 'x-request-id': 'r-1' } });
        expect(response.headers.get('cache-control')).toBe('no-store');
        told.add(`${response.status} ${await response.text()}`);
      }
    }

    expect([...told]).toHaveLength(1);
    expect([...told][0]).toMatch(/^403 .*"code":"FORBIDDEN".*GET \/api\/generate\/\{id\}/);
    expect((await fetched(`${none}?${query}`))[0]).toBe(403);
  });

  it('end, and are made anew by the next answer', async () => {
    const first = String((await postWith(key, generations, PROMPT)).body['image_url']);
    service.clock.aheadMs += TTL_SECONDS * 1000;
    const again = String((await postWith(key, generations, PROMPT)).body['image_url']);

    expect(again).not.toBe(first);
    expect((await fetched(first))[0]).toBe(403);
    expect((await fetched(again))[0]).toBe(200);
  });

  it('are not needed by whoever has the key of the picture', async () => {
    const { body } = await postWith(key, generations, PROMPT);

    const response = await fetch(`${generations}/${String(body['id'])}/image`, {
      headers: { 'x-api-key': key },
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
  });
});

describe('Answers where callers have keys', () => {
  it.each(['', '/history', '/statistics', '/cache/stats', '/batch'])(
    'are kept by no cache: %s',
    async (path) => {
      const answer =
        path === ''
          ? await postWith(key, generations, PROMPT)
          : await askWith(key, generations + path);

      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('are signed on each stream for its own client', async () => {
    const { body } = await postWith(key, generations, PROMPT);
    const url = `${generations}/${String(body['id'])}/events`;

    const listener = await EventListener.to(url, undefined, { 'x-api-key': key });
    await listener.ended;

    expect(listener.events[0]?.data['image_url']).toMatch(SIGNED);
  });
});
