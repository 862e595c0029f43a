import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import { field, SimulatorClient } from '../../../../test/support/simulator-client.js';
import { FiboSimulator } from '../fibo-simulator.js';
import { FaultyPictures } from './faulty-pictures.js';
import type { PictureFault } from './scripted-fault.js';

const TOKEN = 'sim-token-001';

describe(FaultyPictures.name, () => {
  let clock: ManualClock;
  let simulator: FiboSimulator;
  let client: SimulatorClient;

  beforeEach(async () => {
    clock = new ManualClock();
    const plainPictures = { width: 64, height: 64 };
    simulator = await FiboSimulator.start({ token: TOKEN, latencyMs: 0, plainPictures, clock });
    client = new SimulatorClient(simulator, TOKEN);
  });

  afterEach(async () => {
    await simulator.close();
  });

  async function pictureUrl(): Promise<string> {
    const id = await client.submit('A luxury watch');
    return field(await client.status(id), 'result.image_url');
  }

  it('miss so many fetches', async () => {
    simulator.script({ stage: 'picture', answer: 'missing', fetches: 1 });
    const url = await pictureUrl();

    const answers = [await client.call('GET', url), await client.call('GET', url)];

    expect(answers.map(({ status }) => status)).toEqual([404, 200]);
  });

  it('serve HTML with 200, every time', async () => {
    simulator.script({ stage: 'picture', answer: 'html' });
    const url = await pictureUrl();

    const answers = [await client.call('GET', url), await client.call('GET', url)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      'text/html',
      'text/html',
    ]);
  });

  it('cut the connection before the announced length', async () => {
    simulator.script({ stage: 'picture', answer: 'cut-short' });
    const url = await pictureUrl();

    await expect(client.call('GET', url)).rejects.toThrow();
  });

  it('serve half a picture with its right length', async () => {
    simulator.script({ stage: 'picture', answer: 'truncated', fetches: 1 });
    const url = await pictureUrl();

    const half = await client.call('GET', url);
    const whole = await client.call('GET', url);

    expect(half.bytes.equals(whole.bytes.subarray(0, whole.bytes.length / 2))).toBe(true);
    expect(half.headers['content-length']).toBe(String(half.bytes.length));
  });

  it('lead elsewhere', async () => {
    const location = 'http://127.0.0.1:9/elsewhere.png';
    simulator.script({ stage: 'picture', answer: 'redirect', location });

    const answer = await client.call('GET', await pictureUrl());

    expect([answer.status, answer.headers['location']]).toEqual([302, location]);
  });

  it.each<[boolean, string | undefined]>([
    [true, '1000000'],
    [false, undefined],
  ])('serve too much; declared %s', async (declared, contentLength) => {
    const sizeBytes = 1_000_000;
    simulator.script({ stage: 'picture', answer: 'oversized', sizeBytes, declared });

    const answer = await client.call('GET', await pictureUrl());

    expect(answer.bytes.length).toBe(sizeBytes);
    expect(answer.headers['content-length']).toBe(contentLength);
  });

  it('keep the caller waiting for the first byte', async () => {
    const fault: PictureFault = { stage: 'picture', answer: 'slow', delayMs: 5000 };
    simulator.script(fault);
    const pending = client.call('GET', await pictureUrl());

    await clock.untilAsleep();
    await clock.advance(5000);

    expect((await pending).status).toBe(200);
    expect(clock.slept).toEqual([5000]);
  });
});
