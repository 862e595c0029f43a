import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { MemoryJournal } from '../../test/support/memory-journal.js';
import { ScriptedNames } from '../../test/support/scripted-names.js';
import {
  accepts,
  answer,
  type Reply,
  reset,
  ScriptedUpstream,
  state,
} from '../../test/support/scripted-upstream.js';
import { testConfig } from '../../test/support/test-config.js';
import { WholeBudget } from '../../test/support/whole-budget.js';
import { Randomness } from '../common/time/randomness.js';
import { AttemptLoop } from './attempt-loop.js';
import { BriaClient } from './bria-client.js';
import { CallLimits } from './call-limits.js';
import { BriaFiboProvider } from './bria-fibo.provider.js';
import { Circuit } from './circuit.js';
import { CircuitOpen, ImageUnavailable, LateJob } from './fibo-failure.js';
import { JobPoller } from './job-poller.js';
import { JobSlots } from './job-slots.js';
import { PictureAddresses } from './picture-addresses.js';
import { PictureFetcher } from './picture-fetcher.js';
import { StatusCalls } from './status-calls.js';
import { Submitter } from './submitter.js';
import { AttemptAddresses } from './webhooks/attempt-addresses.js';
import { JobNews } from './webhooks/job-news.js';

const jobError = state('ERROR', { error: { code: 500, message: 'It went wrong' } });

describe(BriaFiboProvider.name, () => {
  let picture: Reply;
  let upstream: ScriptedUpstream;
  let clock: LeapingClock;
  let client: BriaClient;
  let fetcher: PictureFetcher;
  let slots: JobSlots;
  let provider: BriaFiboProvider;
  let journal: MemoryJournal;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const create = { width: 6, height: 4, channels: 3, background: 'teal' } as const;
    picture = answer(200, await sharp({ create }).jpeg().toBuffer());
  });

  beforeEach(async () => {
    upstream = await ScriptedUpstream.start();
    clock = new LeapingClock();
    const config = testConfig({ FIBO_MAX_CONCURRENCY: '1' });
    client = new BriaClient(
      { baseUrl: `${upstream.origin}/v2`, token: 't' },
      clock,
      new CallLimits(),
    );
    const endpoint = { baseUrl: upstream.origin, token: 't' };
    const pictures = new PictureAddresses(new ScriptedNames({}), config, endpoint);
    fetcher = new PictureFetcher(clock, config, new CallLimits(), pictures);
    slots = new JobSlots(new WholeBudget(config), new ManualClock());
    const news = new JobNews();
    const addresses = new AttemptAddresses({ baseUrl: upstream.origin, token: 't' }, config);
    provider = new BriaFiboProvider(
      new AttemptLoop(config, clock, new Randomness()),
      slots,
      new Submitter(client, new Circuit(), clock, addresses, news),
      new JobPoller(
        client,
        new StatusCalls(config, clock, new WholeBudget(config)),
        clock,
        config,
        news,
      ),
      fetcher,
    );
    journal = new MemoryJournal();
  });

  afterEach(async () => {
    await client.onApplicationShutdown();
    await fetcher.onApplicationShutdown();
    await upstream.close();
  });

  function generate(changes: Parameters<typeof fiboRequest>[0] = {}) {
    return provider.generate(fiboRequest(changes), journal);
  }

  function completed(): Reply {
    const result = { image_url: `${upstream.origin}/1.jpg`, seed: 7, structured_prompt: '{}' };
    return state('COMPLETED', { result });
  }

  it('submits, polls and fetches: one purchase', async () => {
    upstream.script(accepts('req-1'), state('IN_PROGRESS'), completed(), picture);

    await expect(generate()).resolves.toMatchObject({
      mediaType: 'image/jpeg',
      width: 6,
      height: 4,
      seed: 7,
      structuredPrompt: '{}',
    });

    expect(upstream.arrivals.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v2/image/generate',
      'GET /v2/status/req-1',
      'GET /v2/status/req-1',
      'GET /1.jpg',
    ]);
    expect(journal.entries).toEqual(['begun', 'sending', 'accepted req-1']);
    expect(provider.health()).toEqual({ circuit: 'closed', lastSuccessAt: expect.any(Number) });
  });

  it('buys once more when the answer to a submission was lost', async () => {
    upstream.script(reset, accepts('req-2'), completed(), picture);

    await generate();

    expect(upstream.purchases).toBe(2);
    expect(journal.entries).toEqual([
      'begun',
      'sending',
      'failed unknown',
      'begun',
      'sending',
      'accepted req-2',
    ]);
  });

  it('buys a new job when FIBO ended one with an error', async () => {
    upstream.script(accepts('req-1'), jobError, accepts('req-2'), completed(), picture);

    await generate();

    expect(upstream.purchases).toBe(2);
  });

  it('buys nothing again for an accepted job, however its status calls and its picture fail', async () => {
    const failures = [
      reset,
      answer(503),
      answer(429, '', { 'retry-after': '2' }),
      answer(200, '{'),
    ];
    upstream.script(accepts('req-1'), ...failures, completed(), answer(404), picture);

    await generate();

    expect(upstream.purchases).toBe(1);
  });

  it('leaves a late job for later', async () => {
    upstream.script(accepts('req-1'), ...Array.from({ length: 60 }, () => state('IN_PROGRESS')));

    await expect(generate()).rejects.toThrow(LateJob);

    expect(journal.history.open).toMatchObject({ requestId: 'req-1' });
    expect(upstream.purchases).toBe(1);
  });

  it('keeps the answer of a job whose picture cannot be had, and buys nothing again', async () => {
    upstream.script(accepts('req-1'), completed(), ...Array.from({ length: 5 }, () => answer(404)));

    await expect(generate()).rejects.toThrow(ImageUnavailable);

    expect(upstream.purchases).toBe(1);
    expect(journal.entries.at(-1)).toContain('"status":"COMPLETED"');
  });

  it('goes on with a job that an earlier driver left, in no slot and without a purchase', async () => {
    const open = { requestId: 'req-1', acceptedAt: clock.now() - 3_600_000 };
    journal = new MemoryJournal({ failed: [], open });
    upstream.script((response) => {
      expect(slots.mustWait(fiboRequest())).toBe(false);
      completed()(response);
    }, picture);

    await generate({ deadlineAt: clock.now() - 1 });

    expect(upstream.purchases).toBe(0);
    expect(journal.entries).toEqual([]);
  });

  it('holds a slot while a job is under way, and none while it waits for a retry or fetches', async () => {
    const seen: [string, boolean][] = [];
    const watched =
      (name: string, reply: Reply): Reply =>
      (response) => {
        seen.push([name, slots.mustWait(fiboRequest())]);
        reply(response);
      };
    upstream.script(
      watched('submission', answer(429)),
      watched('submission', accepts('req-1')),
      watched('status', completed()),
      watched('picture', picture),
    );
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (ms, signal) => {
      if (journal.entries.at(-1)?.startsWith('failed'))
        seen.push(['retry', slots.mustWait(fiboRequest())]);
      await sleep(ms, signal);
    };

    await generate();

    expect(seen).toEqual([
      ['submission', true],
      ['retry', false],
      ['submission', true],
      ['status', true],
      ['picture', false],
    ]);
  });

  it('records that a generation waits when all slots are taken', async () => {
    const ids = ['req-1', 'req-2'];
    const serve: Reply = (response) => {
      const { method, url } = response.req;
      if (method === 'POST') accepts(ids.shift() ?? '')(response);
      else (url?.startsWith('/v2/status') ? completed() : picture)(response);
    };
    upstream.script(serve, serve, serve, serve, serve, serve);
    const second = new MemoryJournal();

    const first = generate();
    await Promise.all([first, provider.generate(fiboRequest(), second)]);

    expect(journal.entries).toEqual(['begun', 'sending', 'accepted req-1']);
    expect(second.entries).toEqual(['queued', 'begun', 'sending', 'accepted req-2']);
  });

  it('turns requests away at the door, unrecorded and without queueing, while the circuit is open', async () => {
    upstream.script(answer(401), answer(401), answer(401));
    for (let time = 0; time < 3; time++) {
      await expect(generate()).rejects.toMatchObject({ attemptClass: 'refused' });
      journal = new MemoryJournal();
    }
    const stop = new AbortController();
    const occupied = slots.hold(fiboRequest(), () => new ManualClock().sleep(1, stop.signal));

    await expect(generate()).rejects.toThrow(CircuitOpen);

    expect(journal.entries).toEqual([]);
    expect(upstream.purchases).toBe(3);
    expect(provider.health()).toMatchObject({ circuit: 'open' });
    stop.abort(new Error('the slot is free'));
    await expect(occupied).rejects.toThrow('the slot is free');
  });

  describe('when nothing more may be bought', () => {
    const noRoom = new Error('there is no room');

    it('turns a request away at the door, unrecorded and without queueing', async () => {
      const stop = new AbortController();
      const occupied = slots.hold(fiboRequest(), () => new ManualClock().sleep(1, stop.signal));

      await expect(generate({ assertMayBuy: () => Promise.reject(noRoom) })).rejects.toBe(noRoom);

      expect(journal.entries).toEqual([]);
      stop.abort(new Error('the slot is free'));
      await expect(occupied).rejects.toThrow('the slot is free');
    });

    it('makes no second attempt', async () => {
      upstream.script(answer(429));
      const assertMayBuy = () =>
        journal.history.failed.length === 0 ? Promise.resolve() : Promise.reject(noRoom);

      await expect(generate({ assertMayBuy })).rejects.toBe(noRoom);

      expect(journal.entries).toEqual(['begun', 'sending', 'failed refused_temporarily']);
      expect(upstream.purchases).toBe(1);
      expect(slots.mustWait(fiboRequest())).toBe(false);
    });

    it('goes on with what was bought', async () => {
      const open = { requestId: 'req-1', acceptedAt: clock.now() };
      journal = new MemoryJournal({ failed: [], open });
      upstream.script(completed(), picture);

      await expect(generate({ assertMayBuy: () => Promise.reject(noRoom) })).resolves.toMatchObject(
        { seed: 7 },
      );
    });
  });
});
