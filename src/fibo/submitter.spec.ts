import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { MemoryJournal } from '../../test/support/memory-journal.js';
import { accepts, answer, ScriptedUpstream } from '../../test/support/scripted-upstream.js';
import { testConfig } from '../../test/support/test-config.js';
import { BriaClient } from './bria-client.js';
import { CallLimits } from './call-limits.js';
import { type BudgetedCall, CallWindow } from './call-window.js';
import { Circuit } from './circuit.js';
import { CircuitOpen, FailedAttempt, TimedOutBeforeAcceptance } from './fibo-failure.js';
import { Submitter } from './submitter.js';
import { AttemptAddresses } from './webhooks/attempt-addresses.js';
import { JobNews } from './webhooks/job-news.js';

const ENDPOINT = { baseUrl: 'https://fibo.example', token: 't' };

describe(Submitter.name, () => {
  let upstream: ScriptedUpstream;
  let clock: LeapingClock;
  let client: BriaClient;
  let submitter: Submitter;
  let journal: MemoryJournal;
  let submissions: CallWindow;
  let call: BudgetedCall;
  let news: JobNews;

  beforeEach(async () => {
    upstream = await ScriptedUpstream.start();
    clock = new LeapingClock();
    client = new BriaClient({ baseUrl: upstream.origin, token: 't' }, clock, new CallLimits());
    news = new JobNews();
    submitter = newSubmitter();
    journal = new MemoryJournal();
    submissions = new CallWindow(() => 2, clock);
    call = submissions.take();
  });

  function newSubmitter(settings: Readonly<Record<string, string>> = {}): Submitter {
    const addresses = new AttemptAddresses(ENDPOINT, testConfig(settings));
    return new Submitter(client, new Circuit(), clock, addresses, news);
  }

  afterEach(async () => {
    await client.onApplicationShutdown();
    await upstream.close();
  });

  it('records that an attempt begins before FIBO hears of it, and the id that FIBO gave', async () => {
    let recordedOnArrival: readonly string[] = [];
    upstream.script((response) => {
      recordedOnArrival = [...journal.entries];
      accepts('req-1')(response);
    });

    await expect(submitter.submit(fiboRequest(), journal, call)).resolves.toEqual({
      requestId: 'req-1',
      acceptedAt: clock.now(),
    });

    expect(recordedOnArrival).toEqual(['begun', 'sending']);
    expect(journal.entries).toEqual(['begun', 'sending', 'accepted req-1']);
  });

  it.each([
    [{}, { prompt: 'A luxury watch', aspect_ratio: '1:1', sync: false }],
    [
      { aspectRatio: '16:9', seed: 0, negativePrompt: 'people' } as const,
      {
        prompt: 'A luxury watch',
        aspect_ratio: '16:9',
        seed: 0,
        negative_prompt: 'people',
        sync: false,
      },
    ],
  ])('asks asynchronously, and leaves out what is null: %j', async (changes, body) => {
    upstream.script(accepts('req-1'));

    await submitter.submit(fiboRequest(changes), journal, call);

    expect(JSON.parse(upstream.arrivals[0]?.body ?? '')).toEqual(body);
  });

  it('neither records nor sends anything once the deadline has come', async () => {
    const late = submitter.submit(fiboRequest({ deadlineAt: clock.now() }), journal, call);

    await expect(late).rejects.toThrow(TimedOutBeforeAcceptance);
    expect(journal.entries).toEqual([]);
    expect(upstream.arrivals).toEqual([]);
  });

  it('sends nothing when the deadline came while the attempt was being recorded', async () => {
    class SlowJournal extends MemoryJournal {
      override async begun(): Promise<void> {
        await super.begun();
        clock.leap(1000);
      }
    }
    const request = fiboRequest({ deadlineAt: clock.now() + 1000 });

    const late = submitter.submit(request, new SlowJournal(), call);

    await expect(late).rejects.toThrow(TimedOutBeforeAcceptance);
    expect(upstream.arrivals).toEqual([]);
  });

  it('neither records nor sends anything while the circuit is open', async () => {
    for (let time = 0; time < 3; time++) {
      upstream.script(answer(401));
      await expect(submitter.submit(fiboRequest(), journal, call)).rejects.toThrow(FailedAttempt);
    }
    journal.entries.length = 0;

    expect(submitter.circuitState).toBe('open');
    await expect(submitter.assertOpenForBusiness(fiboRequest())).rejects.toThrow(CircuitOpen);
    await expect(submitter.submit(fiboRequest(), journal, call)).rejects.toThrow(CircuitOpen);
    expect(journal.entries).toEqual([]);
    expect(upstream.purchases).toBe(3);
  });

  it('neither records nor sends anything when nothing may be bought', async () => {
    const assertMayBuy = () => Promise.reject(new Error('there is no room'));

    const submission = submitter.submit(fiboRequest({ assertMayBuy }), journal, call);

    await expect(submission).rejects.toThrow('there is no room');
    expect(journal.entries).toEqual([]);
    expect(upstream.arrivals).toEqual([]);
  });

  it('uses up the right to submit when it has sent, and not otherwise', async () => {
    const late = submitter.submit(fiboRequest({ deadlineAt: clock.now() }), journal, call);
    await expect(late).rejects.toThrow(TimedOutBeforeAcceptance);
    call.giveBack();
    expect(submissions.free).toBe(2);

    call = submissions.take();
    upstream.script(accepts('req-1'));
    await submitter.submit(fiboRequest(), journal, call);
    call.giveBack();
    expect(submissions.free).toBe(1);
  });

  it('sends nothing when the journal cannot record it', async () => {
    class BrokenJournal extends MemoryJournal {
      override async begun(): Promise<void> {
        return Promise.reject(new Error('the database is gone'));
      }
    }

    const submission = submitter.submit(fiboRequest(), new BrokenJournal(), call);

    await expect(submission).rejects.toThrow('the database is gone');
    expect(upstream.arrivals).toEqual([]);
  });

  it('says where FIBO is to tell of the job, attempt by attempt', async () => {
    const PUBLIC_URL = 'https://studio.example';
    submitter = newSubmitter({ FIBO_WEBHOOKS: 'on', PUBLIC_URL });
    upstream.script(accepts('req-1'), accepts('req-2'));

    await submitter.submit(fiboRequest(), journal, call);
    await journal.failed(new FailedAttempt('unknown', 'nobody knows'));
    await submitter.submit(fiboRequest(), journal, submissions.take());

    const urls = upstream.arrivals.map(({ body }) => {
      const { webhook_url: url } = JSON.parse(body) as { readonly webhook_url: string };
      return url.replace(/[\w-]{43}$/, '…');
    });
    expect(urls).toEqual([
      'https://studio.example/api/fibo/webhooks/101.1.…',
      'https://studio.example/api/fibo/webhooks/101.2.…',
    ]);
  });

  it('records the id that FIBO tells of while its answer does not come', async () => {
    upstream.script(() => news.tellAcceptance({ generationId: 101, number: 1 }, 'req-1'));

    await expect(submitter.submit(fiboRequest(), journal, call)).resolves.toMatchObject({
      requestId: 'req-1',
    });

    expect(journal.entries).toEqual(['begun', 'sending', 'accepted req-1']);
  });
});
