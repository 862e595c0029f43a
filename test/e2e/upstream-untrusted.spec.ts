import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { CallLimits } from '../../src/fibo/call-limits.js';
import { endlessHeaders, HostileFibo, vastBody, vastLength } from '../support/hostile-fibo.js';
import { answer, endless, type Reply, ScriptedUpstream } from '../support/scripted-upstream.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false, max_retries: 0 };
const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

let fibo: HostileFibo;
let elsewhere: ScriptedUpstream;
let service: TestService;

beforeAll(async () => {
  const create = { width: 6, height: 4, channels: 3, background: 'teal' } as const;
  fibo = await HostileFibo.start(await sharp({ create }).png().toBuffer());
  elsewhere = await ScriptedUpstream.start();
  service = await startTestService({ BRIA_BASE_URL: `${fibo.origin}/v2` });
});

afterEach(async () => {
  fibo.reset();
  // A success in between keeps the circuit closed from case to case.
  const { status } = await service.post(WATCH);
  expect(status).toBe(200);
  fibo.reset();
  // Whoever asks elsewhere tells no secret.
  expect(elsewhere.arrivals).toEqual([]);
});

afterAll(async () => {
  await fibo.close();
  await service.stop();
  await elsewhere.close();
});

/** By what happens; the reply is made when the servers are there. */
const HOSTILE: readonly (readonly [string, () => Reply])[] = [
  ['2 GB', vastBody],
  ['2 GB that say so', () => vastLength],
  ['a gzip bomb', () => answer(200, BOMB, { 'content-encoding': 'gzip' })],
  ['headers without end', () => endlessHeaders],
  ['a body that trickles', () => endless],
];
const redirect = () => answer(302, '', { location: `${elsewhere.origin}/stolen` });

describe('FIBO that is not to be trusted', () => {
  const { submitMs, statusMs, pictureMs } = new CallLimits();

  /** Long enough for what is answered at once. */
  function hurry(): void {
    Object.assign(service.app.get(CallLimits, { strict: false }), {
      submitMs: 1500,
      statusMs: 1500,
      pictureMs: 1500,
    });
  }

  afterEach(() => {
    Object.assign(service.app.get(CallLimits, { strict: false }), {
      submitMs,
      statusMs,
      pictureMs,
    });
  });

  it.each(HOSTILE)(
    'answers a submission with %s: nobody knows, nothing more is bought',
    async (_what, reply) => {
      hurry();
      fibo.tell('submission', reply());

      const { body } = await service.post(WATCH);

      expect(body).toMatchObject({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
      expect(fibo.count('submission')).toBe(1);
    },
  );

  it('sends a submission elsewhere: it does not go', async () => {
    fibo.tell('submission', redirect());

    const { body } = await service.post(WATCH);

    expect(body).toMatchObject({ code: 'GENERATION_FAILED' });
    expect(fibo.count('submission')).toBe(1);
  });

  it.each([...HOSTILE, ['a redirect', redirect] as const])(
    'answers looks with %s: the picture comes when it looks again',
    async (_what, reply) => {
      hurry();
      fibo.tell('status', reply(), 2);

      const { body } = await service.post(WATCH);

      expect(body).toMatchObject({ status: 'completed', billed: 'yes' });
      expect(fibo.count('submission')).toBe(1);
      expect(fibo.count('status')).toBe(3);
    },
  );

  it.each([...HOSTILE, ['a redirect', redirect] as const])(
    'answers for the picture with %s: there is none, and no other is bought',
    async (_what, reply) => {
      hurry();
      fibo.tell('picture', reply());

      const { body } = await service.post(WATCH);

      expect(body).toMatchObject({ code: 'IMAGE_UNAVAILABLE', billed: 'yes' });
      expect(fibo.count('submission')).toBe(1);
      const fetches = fibo.arrivals.filter(({ call }) => call === 'picture');
      expect(fetches).not.toEqual([]);
      expect(fetches.filter(({ headers }) => 'api_token' in headers)).toEqual([]);
    },
  );

  it('names another place for looks: it is asked where it always is', async () => {
    fibo.tell(
      'submission',
      answer(202, { request_id: 'a'.repeat(32), status_url: `${elsewhere.origin}/status` }),
    );

    expect(await service.post(WATCH)).toMatchObject({ status: 200 });
  });

  it.each<[string, (port: string) => string]>([
    ['a file', () => 'file:///etc/passwd'],
    ['data', () => 'data:image/png;base64,AAAA'],
    ['FTP', (port) => `ftp://127.0.0.1:${port}/`],
    ['an address with credentials', (port) => `http://user:word@127.0.0.1:${port}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['this machine as IPv6', (port) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['this machine as a number', (port) => `http://2130706434:${port}/`],
    ['this machine in octal', (port) => `http://0177.0.0.2:${port}/`],
    ['a private address', (port) => `http://10.0.0.1:${port}/`],
    ['a name that leads to this machine', (port) => `http://inside.localhost:${port}/`],
  ])('says the picture is at %s: nobody goes there, and no other is bought', async (_what, at) => {
    fibo.imageUrl = at(new URL(elsewhere.origin).port);

    const { body } = await service.post(WATCH);

    expect(body).toMatchObject({ code: 'IMAGE_UNAVAILABLE', billed: 'yes' });
    expect(JSON.stringify(body)).not.toContain(fibo.imageUrl);
    expect(fibo.count('submission')).toBe(1);
    expect(fibo.count('picture')).toBe(0);
  });
});
