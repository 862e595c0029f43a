import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Circuit } from './circuit.js';
import { CircuitOpen, FailedAttempt, TimedOutBeforeAcceptance } from './fibo-failure.js';

const notSent = new FailedAttempt('not_sent', 'FIBO could not be reached');
const unknown = new FailedAttempt('unknown', 'the connection to FIBO broke off');
const outOfOrder = new FailedAttempt('refused_temporarily', '503', { httpStatus: 503 });
const rateLimited = new FailedAttempt('refused_temporarily', '429', { httpStatus: 429 });
const refused = new FailedAttempt('refused', '422', { httpStatus: 422 });
const unauthorized = new FailedAttempt('refused', '401', { httpStatus: 401 });
const overQuota = new FailedAttempt('refused', '403', { httpStatus: 403 });
const fault = new Error('the database is gone');

describe(Circuit.name, () => {
  let circuit: Circuit;
  let submissions: number;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    circuit = new Circuit();
    submissions = 0;
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function submit(outcome: Error | string): Promise<unknown> {
    return circuit
      .run(async () => {
        submissions++;
        if (typeof outcome !== 'string') throw outcome;
        return Promise.resolve(outcome);
      })
      .catch((error: unknown) => error);
  }

  async function submitTimes(times: number, outcome: Error | string): Promise<void> {
    for (let time = 0; time < times; time++) await submit(outcome);
  }

  it('passes on what a submission brings and how it fails', async () => {
    expect(await submit('req-1')).toBe('req-1');
    expect(await submit(notSent)).toBe(notSent);
    expect(await submit(fault)).toBe(fault);
  });

  it.each([notSent, unknown, outOfOrder])(
    'opens after ten in a row that ended: %s',
    async (failure) => {
      await submitTimes(9, failure);
      expect(circuit.state).toBe('closed');
      await submit(failure);

      expect(circuit.state).toBe('open');
      expect(await submit('req-1')).toBeInstanceOf(CircuitOpen);
      expect(submissions).toBe(10);
    },
  );

  it.each(['req-1', rateLimited, refused])('begins to count again after: %s', async (outcome) => {
    await submitTimes(9, notSent);
    await submit(outcome);
    await submitTimes(9, notSent);

    expect(circuit.state).toBe('closed');
  });

  it('goes on counting after a submission that asked nobody', async () => {
    await submitTimes(9, notSent);
    await submit(fault);
    await submit(notSent);

    expect(circuit.state).toBe('open');
  });

  it.each([rateLimited, refused, fault])('never opens for: %s', async (outcome) => {
    await submitTimes(30, outcome);

    expect(circuit.state).toBe('closed');
  });

  it('lets one probe through after 10 s and closes when it succeeds', async () => {
    await submitTimes(10, notSent);
    jest.setSystemTime(9_999);
    expect(circuit.state).toBe('open');
    jest.setSystemTime(10_000);
    expect(circuit.state).toBe('half-open');

    expect(await submit('req-1')).toBe('req-1');
    expect(circuit.state).toBe('closed');
  });

  it('opens for another 10 s when the probe fails', async () => {
    await submitTimes(10, notSent);
    jest.setSystemTime(10_000);

    expect(await submit(unknown)).toBe(unknown);

    jest.setSystemTime(19_999);
    expect(circuit.state).toBe('open');
    expect(await submit('req-1')).toBeInstanceOf(CircuitOpen);
    expect(submissions).toBe(11);
  });

  it.each([fault, new TimedOutBeforeAcceptance()])(
    'stays open for another 10 s when the probe asks nobody: %s',
    async (error) => {
      await submitTimes(10, notSent);
      jest.setSystemTime(10_000);

      expect(await submit(error)).toBe(error);

      jest.setSystemTime(19_999);
      expect(circuit.state).toBe('open');
      jest.setSystemTime(20_000);
      expect(await submit('req-1')).toBe('req-1');
      expect(circuit.state).toBe('closed');
    },
  );

  it('probes with one submission alone; the others wait for its outcome', async () => {
    await submitTimes(10, notSent);
    jest.setSystemTime(10_000);

    const outcomes = await Promise.all([submit(notSent), submit('req-1'), submit('req-2')]);

    expect(outcomes).toEqual([notSent, expect.any(CircuitOpen), expect.any(CircuitOpen)]);
    expect(submissions).toBe(11);
  });

  it.each([unauthorized, overQuota])(
    'opens for 60 s when our account is refused three times in a row: %s',
    async (refusal) => {
      await submitTimes(2, refusal);
      expect(circuit.state).toBe('closed');
      await submit(refusal);

      jest.setSystemTime(59_999);
      expect(circuit.state).toBe('open');
      expect(await submit('req-1')).toBeInstanceOf(CircuitOpen);

      jest.setSystemTime(60_000);
      expect(circuit.state).toBe('half-open');
      expect(await submit('req-1')).toBe('req-1');
      expect(circuit.state).toBe('closed');
    },
  );

  it('stays open for another 60 s when nobody is asked whether our account is accepted', async () => {
    await submitTimes(3, unauthorized);
    jest.setSystemTime(60_000);

    await submit(fault);

    jest.setSystemTime(119_999);
    expect(circuit.state).toBe('open');
  });

  it('begins to count refused accounts again after any other outcome', async () => {
    await submitTimes(2, unauthorized);
    await submit(refused);
    await submitTimes(2, overQuota);

    expect(circuit.state).toBe('closed');
  });
});
