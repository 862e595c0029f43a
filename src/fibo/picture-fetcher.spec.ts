import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { ScriptedNames } from '../../test/support/scripted-names.js';
import {
  answer,
  endless,
  type Reply,
  reset,
  ScriptedUpstream,
} from '../../test/support/scripted-upstream.js';
import { testConfig } from '../../test/support/test-config.js';
import { CallLimits } from './call-limits.js';
import { ImageUnavailable } from './fibo-failure.js';
import { PictureAddresses } from './picture-addresses.js';
import { PictureFetcher } from './picture-fetcher.js';

const NO_PICTURE = answer(404, 'gone');

describe(PictureFetcher.name, () => {
  let png: Buffer;
  let upstream: ScriptedUpstream;
  let clock: LeapingClock;
  let names: ScriptedNames;
  let fetcher: PictureFetcher;

  beforeAll(async () => {
    const create = { width: 6, height: 4, channels: 3, background: 'teal' } as const;
    png = await sharp({ create }).png().toBuffer();
  });

  beforeEach(async () => {
    upstream = await ScriptedUpstream.start();
    clock = new LeapingClock();
    names = new ScriptedNames({ 'inside.example': [['127.0.0.1']] });
    fetcher = fetcherWith();
  });

  afterEach(async () => {
    await fetcher.onApplicationShutdown();
    await upstream.close();
  });

  function fetcherWith(limits = new CallLimits()): PictureFetcher {
    const endpoint = { baseUrl: upstream.origin, token: 't' };
    const addresses = new PictureAddresses(names, testConfig(), endpoint);
    return new PictureFetcher(clock, testConfig(), limits, addresses);
  }

  function fetch(changes: Parameters<typeof fiboRequest>[0] = {}) {
    return fetcher.fetch(`${upstream.origin}/picture.png?signature=1`, fiboRequest(changes));
  }

  it('fetches a whole picture from its signed address without the token', async () => {
    upstream.script(answer(200, png));

    await expect(fetch()).resolves.toEqual({
      mediaType: 'image/png',
      width: 6,
      height: 4,
      bytes: png,
    });

    const [call] = upstream.arrivals;
    expect(call?.path).toBe('/picture.png?signature=1');
    expect(call?.headers).not.toHaveProperty('api_token');
    expect(call?.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, (whole: Buffer) => Reply]>([
    ['is gone', () => NO_PICTURE],
    ['is HTML', () => answer(200, '<html></html>')],
    ['is cut short', (whole) => answer(200, whole.subarray(0, -20))],
    ['comes half', (whole) => answer(206, whole)],
    ['breaks off', () => reset],
  ])('fetches again what %s', async (_what, reply) => {
    upstream.script(reply(png), answer(200, png));

    await expect(fetch()).resolves.toMatchObject({ bytes: png });
    expect(clock.slept).toEqual([1000]);
  });

  it('fetches again what comes so slowly that it would not end in time', async () => {
    upstream.script(endless, answer(200, png));
    const limits = Object.assign(new CallLimits(), { pictureMs: 200 });
    const hasty = fetcherWith(limits);

    await expect(hasty.fetch(upstream.origin, fiboRequest())).resolves.toMatchObject({
      bytes: png,
    });

    expect(upstream.arrivals).toHaveLength(2);
    await hasty.onApplicationShutdown();
  });

  it('gives up after five fetches with waits of 1, 2, 4 and 8 s between them', async () => {
    upstream.script(NO_PICTURE, NO_PICTURE, NO_PICTURE, NO_PICTURE, NO_PICTURE, answer(200, png));

    await expect(fetch()).rejects.toThrow(ImageUnavailable);

    expect(upstream.arrivals).toHaveLength(5);
    expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
  });

  it('begins no wait that would pass the deadline', async () => {
    upstream.script(NO_PICTURE, NO_PICTURE, answer(200, png));

    await expect(fetch({ deadlineAt: clock.now() + 2500 })).rejects.toThrow(ImageUnavailable);

    expect(clock.slept).toEqual([1000]);
  });

  it('stops waiting when it is told to', async () => {
    upstream.script(NO_PICTURE);
    const stopped = AbortSignal.abort(new Error('the service is stopping'));

    await expect(fetch({ signal: stopped })).rejects.toThrow('the service is stopping');
  });

  it('follows no redirect', async () => {
    const elsewhere = await ScriptedUpstream.start();
    elsewhere.script(answer(200, png));
    upstream.script(answer(302, '', { location: elsewhere.origin }));

    await expect(fetch({ deadlineAt: clock.now() })).rejects.toThrow(ImageUnavailable);

    expect(elsewhere.arrivals).toEqual([]);
    await elsewhere.close();
  });

  it('takes no more than 32 MiB', async () => {
    const tooMuch = Buffer.concat([png, Buffer.alloc(32 * 1024 * 1024)]);
    upstream.script((response) => {
      response.writeHead(200).write(tooMuch);
      response.end();
    });

    const failure = fetch({ deadlineAt: clock.now() });

    await expect(failure).rejects.toMatchObject({
      cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' },
    });
  });

  it.each([
    ['promises more than 32 MiB', { 'content-length': String(2 ** 31) }],
    ['comes packed', { 'content-encoding': 'gzip' }],
  ])('reads nothing of what %s', async (_what, headers) => {
    upstream.script((response) => response.writeHead(200, headers).flushHeaders());

    await expect(fetch({ deadlineAt: clock.now() })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('the answer is refused') },
    });
  });

  it('gives up at once on an address that no picture is fetched from', async () => {
    const fetching = fetcher.fetch('file:///etc/passwd', fiboRequest());

    await expect(fetching).rejects.toThrow(ImageUnavailable);
    expect(clock.slept).toEqual([]);
  });

  it('calls nobody inside by a name that leads there, and asks again whether it still does', async () => {
    const { port } = new URL(upstream.origin);

    const fetching = fetcher.fetch(`http://inside.example:${port}/`, fiboRequest());

    await expect(fetching).rejects.toThrow(ImageUnavailable);
    expect(upstream.arrivals).toEqual([]);
    expect(names.asked).toHaveLength(5);
  });
});
