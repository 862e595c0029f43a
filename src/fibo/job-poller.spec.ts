import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { MemoryJournal } from '../../test/support/memory-journal.js';
import {
  answer,
  type Reply,
  reset,
  ScriptedUpstream,
  state,
} from '../../test/support/scripted-upstream.js';
import { testConfig } from '../../test/support/test-config.js';
import { WholeBudget } from '../../test/support/whole-budget.js';
import { BriaClient } from './bria-client.js';
import { CallLimits } from './call-limits.js';
import { LateJob } from './fibo-failure.js';
import { JobPoller } from './job-poller.js';
import { StatusCalls } from './status-calls.js';
import { JobNews } from './webhooks/job-news.js';

const inProgress = state('IN_PROGRESS');
const completed = state('COMPLETED', { result: { image_url: 'https://x/1.png', seed: 7 } });
const notFound = answer(404, { status: 'NOT_FOUND' });

describe(JobPoller.name, () => {
  let upstream: ScriptedUpstream;
  let clock: LeapingClock;
  let client: BriaClient;
  let poller: JobPoller;
  let journal: MemoryJournal;
  let news: JobNews;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    upstream = await ScriptedUpstream.start();
    clock = new LeapingClock();
    const config = testConfig();
    news = new JobNews();
    client = new BriaClient({ baseUrl: upstream.origin, token: 't' }, clock, new CallLimits());
    poller = new JobPoller(
      client,
      new StatusCalls(config, clock, new WholeBudget(config)),
      clock,
      config,
      news,
    );
    journal = new MemoryJournal();
  });

  afterEach(async () => {
    await client.onApplicationShutdown();
    await upstream.close();
  });

  /** @param ageMs how long ago FIBO accepted the job */
  function wait(changes: Parameters<typeof fiboRequest>[0] = {}, ageMs = 0, requestId = 'req-1') {
    const job = { requestId, acceptedAt: clock.now() - ageMs };
    return poller.waitForEnd(job, fiboRequest(changes), journal);
  }

  function times(count: number, reply: Reply): Reply[] {
    return Array.from({ length: count }, () => reply);
  }

  it('looks ever more slowly until the job is finished', async () => {
    upstream.script(...times(5, inProgress), completed);

    await expect(wait()).resolves.toMatchObject({ imageUrl: 'https://x/1.png', seed: 7 });

    expect(clock.slept).toEqual([1000, 1500, 2000, 2500, 3000, 3000]);
    expect(poller.lastSuccessAt).toBe(clock.now());
  });

  it.each<[string, Reply]>([
    ['breaks', reset],
    ['is a 500', answer(500, 'oops')],
    ['is a 401', answer(401)],
    ['is HTML', answer(200, '<html></html>')],
    ['does not know the job yet', notFound],
  ])('goes on when a status call %s', async (_what, reply) => {
    upstream.script(reply, reply, completed);

    await expect(wait()).resolves.toMatchObject({ state: 'completed' });
    expect(journal.entries).toEqual([]);
  });

  it('keeps an answer that it cannot read, and goes on', async () => {
    upstream.script(state('QUEUED'), completed);

    await wait();

    expect(journal.entries).toEqual(['answered {"status":"QUEUED"}']);
  });

  it.each([
    [422, 'job_refused'],
    [500, 'job_failed'],
  ])('fails when the job ended with code %i, as %s', async (code, attemptClass) => {
    upstream.script(inProgress, state('ERROR', { error: { code, message: 'It went wrong' } }));

    await expect(wait()).rejects.toMatchObject({ attemptClass, message: 'It went wrong' });
  });

  it('fails when FIBO ended the job as UNKNOWN', async () => {
    upstream.script(state('UNKNOWN'));
    await expect(wait()).rejects.toMatchObject({ attemptClass: 'job_failed' });
  });

  it('gives a job that FIBO does not know 60 s, and then it is lost', async () => {
    upstream.script(...times(50, notFound));
    const acceptedAt = clock.now();

    await expect(wait()).rejects.toMatchObject({ attemptClass: 'lost' });

    expect(clock.now() - acceptedAt).toBeGreaterThan(60_000);
    expect(clock.now() - acceptedAt).toBeLessThan(64_000);
  });

  it('leaves a job that is late after FIBO_TIMEOUT_MS', async () => {
    upstream.script(...times(60, inProgress));
    const acceptedAt = clock.now();

    await expect(wait()).rejects.toThrow(LateJob);

    expect(clock.now() - acceptedAt).toBe(120_000);
  });

  it("leaves it at the request's deadline when that comes first, with a last look", async () => {
    upstream.script(inProgress, inProgress);

    await expect(wait({ deadlineAt: clock.now() + 1800 })).rejects.toThrow(LateJob);

    expect(clock.slept).toEqual([1000, 800]);
    expect(upstream.arrivals).toHaveLength(2);
  });

  it('looks at once, and once, after a job whose time has passed', async () => {
    upstream.script(completed, inProgress);
    const deadlineAt = clock.now() - 1;

    await expect(wait({ deadlineAt }, 3_600_000)).resolves.toMatchObject({ state: 'completed' });
    await expect(wait({ deadlineAt }, 3_600_000)).rejects.toThrow(LateJob);

    expect(clock.slept).toEqual([]);
    expect(upstream.arrivals).toHaveLength(2);
  });

  it('leaves calls to jobs in time when a job is late already', async () => {
    const config = testConfig({ FIBO_REQUESTS_PER_MINUTE: '20' });
    const calls = new StatusCalls(config, clock, new WholeBudget(config));
    poller = new JobPoller(client, calls, clock, config, news);
    upstream.script(...times(20, inProgress));

    const deadlineAt = clock.now() - 1;
    for (let visit = 0; visit < 25; visit++) {
      await expect(wait({ deadlineAt }, 3_600_000)).rejects.toThrow(LateJob);
    }
    expect(upstream.arrivals).toHaveLength(19);
  });

  it('is told that the job has ended before it has looked', async () => {
    clock.sleep = (_ms, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const ended = wait();
    const failed = wait({}, 0, 'req-2');
    clock.leap(7000);

    news.tellEnd('req-1', {
      state: 'completed',
      imageUrl: 'https://x/1.png',
      seed: 7,
      structuredPrompt: null,
      rawAnswer: Buffer.of(),
    });
    news.tellEnd('req-2', { state: 'failed', code: 422, message: 'It went wrong' });

    await expect(ended).resolves.toMatchObject({ imageUrl: 'https://x/1.png' });
    await expect(failed).rejects.toMatchObject({ attemptClass: 'job_refused' });
    expect(poller.lastSuccessAt).toBe(clock.now());
    expect(upstream.arrivals).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('the service is stopping'));

    await expect(wait({ signal })).rejects.toThrow('the service is stopping');
    await expect(wait({ signal }, 3_600_000)).rejects.toThrow('the service is stopping');
    expect(upstream.arrivals).toEqual([]);
  });

  it.each([
    ['its Retry-After', answer(429, '', { 'retry-after': '20' }), 20_000],
    ['15 s without one', answer(429), 15_000],
  ])('pauses the status calls of all jobs at a 429, for %s', async (_how, reply, pauseMs) => {
    upstream.script(reply, completed);
    const acceptedAt = clock.now();

    await wait();

    expect(clock.now() - acceptedAt).toBe(1000 + pauseMs);
    expect(upstream.arrivals).toHaveLength(2);
  });

  it('makes another job wait for the pause too', async () => {
    upstream.script(answer(429, '', { 'retry-after': '20' }), completed);
    await expect(wait({ deadlineAt: clock.now() + 1000 })).rejects.toThrow(LateJob);
    const pausedAt = clock.now();

    await expect(wait()).resolves.toMatchObject({ state: 'completed' });

    expect(clock.now() - pausedAt).toBe(20_000);
  });

  it('lets no shorter Retry-After end a longer pause', async () => {
    const replies = [
      answer(429, '', { 'retry-after': '20' }),
      answer(429, '', { 'retry-after': '1' }),
    ];
    upstream.script(...replies, completed);
    const deadlineAt = clock.now();
    // Both looks are under way before either answer is there.
    await Promise.allSettled([wait({ deadlineAt }), wait({ deadlineAt })]);

    await wait();

    expect(clock.now() - deadlineAt).toBe(20_000);
  });

  it('waits 0.8 of the median, here 2.5 s, once five jobs have ended', async () => {
    for (let job = 0; job < 5; job++) {
      upstream.script(inProgress, completed);
      await wait();
    }
    clock.slept.length = 0;
    upstream.script(completed);

    await wait();

    expect(clock.slept).toEqual([2000]);
  });

  it('does not learn from a job that it looked at late: it may have ended long before', async () => {
    upstream.script(...times(5, completed));
    for (let job = 0; job < 5; job++) await wait({}, 3_600_000);
    upstream.script(completed);

    await wait();

    expect(clock.slept).toEqual([1000]);
  });
});
