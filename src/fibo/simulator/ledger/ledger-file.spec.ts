import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import { field, SimulatorClient } from '../../../../test/support/simulator-client.js';
import { FiboSimulator } from '../fibo-simulator.js';
import { LedgerFile } from './ledger-file.js';

const TOKEN = 'sim-token-001';
const DAY_MS = 24 * 60 * 60 * 1000;

describe(LedgerFile.name, () => {
  let clock: ManualClock;
  let folder: string;
  let ledgerFile: string;
  let running: FiboSimulator[];

  beforeEach(async () => {
    clock = new ManualClock();
    folder = await mkdtemp(join(tmpdir(), 'simulator-ledger-'));
    ledgerFile = join(folder, 'simulator.jsonl');
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((simulator) => simulator.close()));
    await rm(folder, { recursive: true });
  });

  async function start() {
    const plainPictures = { width: 8, height: 8 };
    const options = { token: TOKEN, latencyMs: 1000, ledgerFile, plainPictures, clock };
    const simulator = await FiboSimulator.start(options);
    running.push(simulator);
    return { simulator, client: new SimulatorClient(simulator, TOKEN) };
  }

  it('carries jobs, their seeds and the log over a restart', async () => {
    const first = await start();
    const id = await first.client.submit('A watch', { seed: 7 });
    await first.client.post('/image/generate', {});
    const arrivals = first.simulator.arrivals();
    await first.simulator.close();

    const second = await start();
    await clock.advance(1000);
    const status = await second.client.status(id);
    const picture = await second.client.call('GET', field(status, 'result.image_url'));

    expect(JSON.parse(status.text)).toMatchObject({ status: 'COMPLETED', result: { seed: 7 } });
    expect(picture.status).toBe(200);
    expect(second.simulator.arrivals()).toEqual(arrivals);
    expect(second.simulator.purchases()).toBe(1);
  });

  it('holds a purchase before its answer goes out', async () => {
    const { simulator, client } = await start();
    simulator.script({ stage: 'submission', answer: 'reset', accepted: true });

    await expect(client.submit('A watch')).rejects.toThrow();

    const [arrival] = simulator.arrivals();
    expect(await readFile(ledgerFile, 'utf8')).toContain(`{"job":{"id":"${arrival?.requestId}"`);
  });

  it('carries scripted fates of jobs over a restart', async () => {
    const first = await start();
    first.simulator.script({ stage: 'job', ends: 'unknown' });
    first.simulator.script({ stage: 'status', answer: 'error', status: 503 });
    const id = await first.client.submit('A watch');
    await first.simulator.close();

    const { client } = await start();
    await clock.advance(1000);
    const answers = [await client.status(id), await client.status(id)];

    expect(answers[0]?.status).toBe(503);
    expect(answers[1]?.text).toContain('UNKNOWN');
  });

  it('passes over a line that a crash cut short', async () => {
    const first = await start();
    const before = await first.client.submit('A watch');
    await first.simulator.close();
    await appendFile(ledgerFile, '{"job":{"id":"abc');

    const second = await start();
    const after = await second.client.submit('A shoe');
    await second.simulator.close();
    const { client } = await start();

    const answers = [await client.status(before), await client.status(after)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('drops at a start what is older than picture addresses live', async () => {
    const first = await start();
    const old = await first.client.submit('An old watch');
    await first.simulator.close();
    await clock.advance(3 * DAY_MS + 1);

    const { client, simulator } = await start();

    expect((await client.status(old)).status).toBe(404);
    expect(simulator.arrivals()).toEqual([]);
    expect(await readFile(ledgerFile, 'utf8')).toBe('');
  });

  it('lets simulators on one file know each other’s jobs', async () => {
    const [one, other] = [await start(), await start()];
    const ids = [await one.client.submit('A watch'), await other.client.submit('A shoe')];
    ids.push(await one.client.submit('A hat'));

    const answers = await Promise.all([
      other.client.status(ids[0] ?? ''),
      one.client.status(ids[1] ?? ''),
      other.client.status(ids[2] ?? ''),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('forgets the log on reset and keeps the jobs', async () => {
    const first = await start();
    const id = await first.client.submit('A watch');
    first.simulator.reset();
    await first.simulator.close();

    const { client, simulator } = await start();

    expect(simulator.purchases()).toBe(0);
    expect((await client.status(id)).status).toBe(200);
  });
});
