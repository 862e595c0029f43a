import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailure } from '../support/failure.js';
import { batchEnd, handOverBatch } from '../support/handed-over-batch.js';
import { sendRaw } from '../support/raw-http.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

/** As documented, with what stands for its parameters, and the body. */
const POSTS = [
  ['/api/generate/', '/api/generate/', WATCH],
  ['/api/generate/batch', '/api/generate/batch', { requests: [WATCH] }],
  ['/api/generate/batch/{id}/retry', '/api/generate/batch/1/retry', {}],
] as const;

/** Each as header lines. */
const BAD: readonly [string, readonly string[]][] = [
  ['is empty', ['Idempotency-Key:']],
  ['is nothing but spaces', ['Idempotency-Key:   ']],
  ['has 256 characters', [`Idempotency-Key: ${'k'.repeat(256)}`]],
  ['has a space in it', ['Idempotency-Key: a b']],
  ['is not ASCII', ['Idempotency-Key: schlüssel']],
  ['is given twice', ['Idempotency-Key: one', 'Idempotency-Key: two']],
  ['is given twice, the same', ['Idempotency-Key: one', 'idempotency-key: one']],
];

const GOOD: readonly [string, string][] = [
  ['has 1 character', '!'],
  ['has 255 characters', '~'.repeat(255)],
  ['has a comma in it', 'a,b'],
  ['is quoted', '"a"'],
];

describe('Idempotency-Key', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
    // What is in the cache is found ahead of Nest, and yet not without its key.
    await service.post(WATCH);
    const batch = await handOverBatch(service, { requests: [WATCH] });
    expect((await batchEnd(service, batch)).body).toMatchObject({ id: 1, successful: 1 });
  });

  afterAll(() => service.stop());

  async function post(path: string, body: object, headers: readonly string[]) {
    const text = JSON.stringify(body);
    const lines = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
      ...headers,
    ];
    const message = Buffer.from([...lines, '', text].join('\r\n'), 'latin1');
    const answer = await sendRaw(Number(new URL(service.url).port), message);
    return {
      status: answer.status,
      headers: new Headers([...answer.headers]),
      body: JSON.parse(answer.body) as Record<string, unknown>,
    };
  }

  describe.each(POSTS)('of POST %s', (documentedPath, path, body) => {
    it.each(BAD)('that %s is refused', async (_, headers) => {
      const purchases = service.simulator.purchases();
      const msg = 'Idempotency-Key must be 1 to 255 visible ASCII characters, given once';

      expectFailure(service, await post(path, body, headers), {
        status: 422,
        code: 'VALIDATION_FAILED',
        detail: [{ loc: ['header', 'Idempotency-Key'], msg, type: 'value_error' }],
        retryable: false,
        billed: 'no',
      });
      expect(service.simulator.purchases()).toBe(purchases);
    });

    it.each(GOOD)('that %s is taken', async (_, key) => {
      const answers = [
        await post(path, body, [`Idempotency-Key: ${key}`]),
        await post(path, body, [`IDEMPOTENCY-KEY: ${key}`]),
      ];

      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([
        null,
        'true',
      ]);
    });

    it('is documented, with what comes of it', async () => {
      const documented = (await service.get('/docs-json')).body as unknown as {
        paths: Record<string, { post: { parameters: unknown[]; responses: Record<string, Doc> } }>;
      };
      const operation = documented.paths[documentedPath.replace(/\/$/, '')]?.post;

      expect(operation?.parameters).toContainEqual(
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
      );
      for (const [status, { headers }] of Object.entries(operation?.responses ?? {}))
        expect([status, headers]).toEqual([status, expect.objectContaining(REPLAYED)]);
      expect(Object.keys(operation?.responses['409']?.headers ?? {})).toEqual(
        expect.arrayContaining(['Retry-After', 'Location']),
      );
    });
  });
});

interface Doc {
  readonly headers?: Readonly<Record<string, unknown>>;
}

const REPLAYED = { 'Idempotent-Replayed': expect.anything() };
