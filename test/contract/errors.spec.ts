import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServingState } from '../../src/common/serving/serving-state.js';
import { askHarmlessly, expectFailure } from '../support/failure.js';
import { sendRaw } from '../support/raw-http.js';
import { servicePerTest } from '../support/service-per-test.js';
import { createTestDatabase } from '../support/test-database.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const JSON_TYPE = { 'content-type': 'application/json' };
const REFUSED = { retryable: false, billed: 'no' } as const;
const POSTPONED = { retryable: true, billed: 'no' } as const;

describe('Faults of a request', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(async () => {
    const arrivals = service.simulator.arrivals();
    await service.stop();
    expect(arrivals).toEqual([]);
  });

  it('VALIDATION_FAILED: has a list for its detail and the first fault for its message', async () => {
    const answer = await service.post({ ...WATCH, camera_angle: 'oblique', seed: -1 });

    expectFailure(service, answer, {
      ...REFUSED,
      status: 422,
      code: 'VALIDATION_FAILED',
      detail: [
        {
          loc: ['body', 'camera_angle'],
          msg: 'Invalid camera_angle: oblique',
          type: 'value_error',
        },
        {
          loc: ['body', 'seed'],
          msg: 'Input should be greater than or equal to 0',
          type: 'greater_than_equal',
        },
      ],
    });
    expect(answer.body['message']).toBe('Invalid camera_angle: oblique (and 1 more fault)');
  });

  it('INVALID_JSON', async () => {
    const init = { method: 'POST', headers: JSON_TYPE, body: '{"prompt":' };

    expectFailure(service, await askHarmlessly(service, '/api/generate/', init), {
      ...REFUSED,
      status: 422,
      code: 'INVALID_JSON',
      detail: [{ loc: ['body'], msg: 'JSON decode error', type: 'json_invalid' }],
    });
  });

  it('MALFORMED_REQUEST: a path that does not decode', async () => {
    expectFailure(service, await service.get('/api/generate/%E0%A4%A'), {
      ...REFUSED,
      status: 400,
      code: 'MALFORMED_REQUEST',
      detail: 'Bad Request',
    });
  });

  it('HEADERS_TOO_LARGE', async () => {
    const answer = await askHarmlessly(service, '/health/live', {
      headers: { 'x-long': 'x'.repeat(17_000) },
    });

    expectFailure(service, answer, {
      ...REFUSED,
      status: 431,
      code: 'HEADERS_TOO_LARGE',
      detail: 'Request Header Fields Too Large',
    });
  });

  it('FORBIDDEN: a host name that is not ours', async () => {
    const request =
      'GET /api/generate/1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';

    const { status, headers, body } = await sendRaw(Number(new URL(service.url).port), request);

    const answer = { status, headers: new Headers([...headers]), body: JSON.parse(body) as object };
    expectFailure(
      service,
      { ...answer, body: { ...answer.body } },
      {
        ...REFUSED,
        status: 403,
        code: 'FORBIDDEN',
        detail: 'This host name is not served here',
      },
    );
  });

  it.each([
    ['/api/generate/999999', 'Generation not found'],
    ['/api/generate/9007199254740991', 'Generation not found'],
    ['/api/generate/0', 'Generation not found'],
    ['/api/generate/999999/image', 'Generation not found'],
    ['/api/generate/1/pictures', 'Not Found'],
    [`/api/images/${'0'.repeat(64)}.png`, 'Not Found'],
    ['/', 'Not Found'],
  ])('NOT_FOUND: %s', async (path, detail) => {
    expectFailure(service, await service.get(path), {
      ...REFUSED,
      status: 404,
      code: 'NOT_FOUND',
      detail,
    });
  });

  it.each([
    ['DELETE', '/api/generate/', 'POST'],
    ['GET', '/api/generate', 'POST'],
    ['PUT', '/api/generate/1', 'DELETE, GET, HEAD'],
    ['POST', '/api/generate/parameters', 'GET, HEAD'],
    ['POST', '/docs-json', 'GET, HEAD'],
  ])('METHOD_NOT_ALLOWED: %s %s', async (method, path, allow) => {
    const answer = await askHarmlessly(service, path, { method });

    expectFailure(service, answer, {
      ...REFUSED,
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: 'Method Not Allowed',
    });
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it('PAYLOAD_TOO_LARGE: more than 1 MiB', async () => {
    const answer = await service.post({ ...WATCH, prompt: 'x'.repeat(1024 * 1024) });

    expectFailure(service, answer, {
      ...REFUSED,
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      detail: 'Payload Too Large',
    });
  });

  it('UNSUPPORTED_MEDIA_TYPE', async () => {
    const answer = await service.post(WATCH, { headers: { 'content-type': 'text/plain' } });

    expectFailure(service, answer, {
      ...REFUSED,
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      detail: 'Content-Type must be application/json',
    });
  });

  it("keeps the caller's own request id", async () => {
    const answer = await service.post(
      {},
      {
        headers: { 'content-type': 'application/json', 'x-request-id': 'mine' },
      },
    );

    expect(answer.body['request_id']).toBe('mine');
  });
});

describe('RANGE_NOT_SATISFIABLE', () => {
  const startService = servicePerTest();

  it('says how long the picture is, under both of its addresses', async () => {
    const service = await startService();
    const { body } = await service.post(WATCH);
    const address = new URL(String(body['image_url'])).pathname;
    const whole = await (await fetch(`${service.url}${address}`)).arrayBuffer();

    for (const path of [address, `/api/generate/${String(body['id'])}/image`]) {
      const answer = await askHarmlessly(service, path, { headers: { range: 'bytes=99999999-' } });

      expectFailure(service, answer, {
        ...REFUSED,
        status: 416,
        code: 'RANGE_NOT_SATISFIABLE',
        detail: 'The range lies beyond the end of the picture',
      });
      expect(answer.headers.get('content-range')).toBe(`bytes */${whole.byteLength}`);
    }
  });
});

describe('DATABASE_UNAVAILABLE', () => {
  const startService = servicePerTest();

  it('is told to all who need the database; nothing is bought', async () => {
    const service = await startService();
    await closeDatabase(new URL(service.database.url).pathname.slice(1));

    const answers = [
      await service.post(WATCH),
      await service.get('/api/generate/1'),
      await service.get('/api/generate/1/image'),
      await service.get('/health/ready'),
    ];

    for (const answer of answers) {
      expectFailure(service, answer, {
        ...POSTPONED,
        status: 503,
        code: 'DATABASE_UNAVAILABLE',
        detail: 'The database cannot be reached at the moment',
        retryAfter: '5',
      });
    }
    expect(service.simulator.arrivals()).toEqual([]);
    expect((await service.get('/health/live')).status).toBe(200);
  });
});

/** Ends all connections to a database and lets nobody in again. */
async function closeDatabase(name: string): Promise<void> {
  const neighbour = await createTestDatabase();
  await neighbour.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await neighbour.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
    [name],
  );
  await neighbour.drop();
}

describe('Faults of the service', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(async () => {
    await service.stop();
  });

  it('INTERNAL_ERROR: tells nothing of what nobody foresaw', async () => {
    await service.database.query('ALTER TABLE generation RENAME TO elsewhere');

    const answers = [await service.post(WATCH), await service.get('/api/generate/1')];

    await service.database.query('ALTER TABLE elsewhere RENAME TO generation');
    for (const answer of answers) {
      expectFailure(service, answer, {
        status: 500,
        code: 'INTERNAL_ERROR',
        detail: 'Internal Server Error',
        retryable: false,
        billed: 'unknown',
      });
    }
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it('SHUTTING_DOWN: readiness alone says so, and whoever asks is still served', async () => {
    service.app.get(ServingState).drain();

    expectFailure(service, await service.get('/health/ready'), {
      ...POSTPONED,
      status: 503,
      code: 'SHUTTING_DOWN',
      detail: 'The service is shutting down',
      retryAfter: '5',
    });
    expect((await service.post(WATCH)).status).toBe(200);
  });
});
