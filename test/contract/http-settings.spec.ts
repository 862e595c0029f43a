import { describe, expect, it } from '@jest/globals';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

describe('CORS_ORIGINS', () => {
  const STUDIO = 'https://studio.example';
  const ORIGINS = { CORS_ORIGINS: `https://app.example,${STUDIO}` };

  it('lets a page of these origins read answers, and the headers worth reading', async () => {
    const service = await startService(ORIGINS);

    const { headers } = await healthSeenFrom(service, STUDIO);

    expect(headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(headers.get('access-control-expose-headers')?.split(',')).toEqual([
      'x-request-id',
      'cache-status',
      'retry-after',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'idempotent-replayed',
      'server-timing',
    ]);
    expect(headers.get('vary')).toContain('Origin');
  });

  it('lets such a page ask before it posts', async () => {
    const service = await startService(ORIGINS);

    const { status, headers } = await fetch(`${service.url}/api/generate/`, {
      method: 'OPTIONS',
      headers: {
        origin: STUDIO,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toContain('content-type');
  });

  it('gives nothing to a page of another origin', async () => {
    const service = await startService(ORIGINS);

    const { headers } = await healthSeenFrom(service, 'https://elsewhere.example');

    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gives nothing to any page when it is not set', async () => {
    const { headers } = await healthSeenFrom(await startService(), STUDIO);

    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('access-control-expose-headers')).toBeNull();
  });

  function healthSeenFrom(service: TestService, origin: string): Promise<Response> {
    return fetch(`${service.url}/health/live`, { headers: { origin } });
  }
});

describe('TRUST_PROXY', () => {
  it.each([['1'], ['loopback'], ['127.0.0.1,10.0.0.0/8']])(
    'lets the proxies of %j say under which address they are reached',
    async (proxies) => {
      const service = await startService({ TRUST_PROXY: proxies });

      expect(await pictureAddress(service)).toMatch(/^https:\/\/pictures\.example\/api\/images\//);
    },
  );

  it.each<[string, Record<string, string>]>([
    ['nobody when it is not set', {}],
    ['no other proxy', { TRUST_PROXY: '10.0.0.0/8' }],
  ])('lets %s say so', async (_who, settings) => {
    const service = await startService(settings);

    expect(await pictureAddress(service)).toMatch(new RegExp(`^${service.url}/api/images/`));
  });
});

describe('PUBLIC_URL', () => {
  it('stands before every address, its path included, whatever a proxy says', async () => {
    const service = await startService({
      PUBLIC_URL: 'https://studio.example/fibo/',
      TRUST_PROXY: '1',
    });

    expect(await pictureAddress(service)).toMatch(
      /^https:\/\/studio\.example\/fibo\/api\/images\/[\da-f]{64}\.png$/,
    );
  });
});

describe('KEEP_ALIVE_TIMEOUT_MS', () => {
  it('is what clients are told', async () => {
    const service = await startService({ KEEP_ALIVE_TIMEOUT_MS: '7000' });

    const { headers } = await service.get('/health/live');

    expect(headers.get('keep-alive')).toBe('timeout=7');
  });

  it('is longer than a balancer is patient when it is not set', async () => {
    const { headers } = await (await startService()).get('/health/live');

    expect(headers.get('keep-alive')).toBe('timeout=75');
  });
});

describe('DOCS', () => {
  it.each(['/docs', '/docs-json', '/docs/swagger-ui-bundle.js'])(
    'serves %s unless it is off',
    async (path) => {
      const served = await fetch((await startService()).url + path);
      const absent = await fetch((await startService({ DOCS: 'off' })).url + path);

      expect([served.status, absent.status]).toEqual([200, 404]);
    },
  );
});

/** The address that is handed out for a picture ordered through a proxy. */
async function pictureAddress(service: TestService): Promise<string> {
  const { body } = await service.post(
    { prompt: 'A luxury watch', mode: 'manual' },
    {
      headers: {
        'content-type': 'application/json',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'pictures.example',
      },
    },
  );
  return String(body['image_url']);
}
