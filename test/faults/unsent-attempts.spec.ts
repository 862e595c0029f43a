import { appendFile, copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Milestone } from '../../src/common/milestones/milestone.js';
import { spoolFileName } from '../../src/generation/spool/spool-name.js';
import type { Environment } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { webhookSettings } from '../support/webhook-settings.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', max_retries: 0 };
const DIE_AT_MILESTONE = fileURLToPath(
  new URL('harness/points/die-at-milestone.js', import.meta.url),
);
const SERVICE = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
/** Who takes a row over may have to wait for it to run out. */
const LEASE = { LEASE_MS: '600', FIBO_UNKNOWN_OUTCOME: 'fail' };

const COMPLETED = { status: 'completed', billed: 'yes', cost_usd_micros: 30_000 };
const GIVEN_UP = { status: 'failed', error_code: 'OUTCOME_UNKNOWN', billed: 'unknown' };

const ATTEMPTS = 'SELECT class, billed FROM generation_attempt ORDER BY number';

let scene: ServiceScene;
let spool: string;

beforeEach(async () => {
  scene = await ServiceScene.create();
  spool = join(scene.dataDir, 'spool');
});

afterEach(() => scene.clear());

/** A process is killed as it comes to the milestone; the generation that it was asked for. */
async function dieAt(milestone: Milestone, settings: Environment = {}): Promise<number> {
  const verdict = join(scene.dataDir, 'die-at');
  await writeFile(verdict, `${milestone} 1`);
  const command = [process.execPath, '--import', DIE_AT_MILESTONE, SERVICE];
  const doomed = await scene.start({ ...LEASE, ...settings, DIE_AT_FILE: verdict }, command);
  doomed.post(WATCH).catch(() => undefined);
  await doomed.ended();
  return scene.generationIn('submitting');
}

/** What another process makes of it. */
async function heirMakesOf(id: number, settings: Environment = {}): Promise<unknown> {
  return (await scene.start({ ...LEASE, ...settings })).settled(id);
}

/** What the process that died has left in the spool. */
async function leftFile(): Promise<string> {
  const [fileName, ...others] = await readdir(spool);
  expect(others).toEqual([]);
  return join(spool, String(fileName));
}

describe('An order whose process was killed before it was sent', () => {
  it('is sent by the next one, however certain that one has to be', async () => {
    const id = await dieAt('rows.inserted');

    expect(await heirMakesOf(id)).toMatchObject({ ...COMPLETED, retry_count: 1 });
    expect(await scene.database.query(ATTEMPTS)).toEqual([
      { class: 'not_sent', billed: 'no' },
      { class: 'delivered', billed: 'yes' },
    ]);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('is sent at once though FIBO tells of orders', async () => {
    const hearing = { ...(await webhookSettings()), FIBO_UNKNOWN_OUTCOME: 'retry' };
    const id = await dieAt('rows.inserted', hearing);

    expect(await heirMakesOf(id, hearing)).toMatchObject({ ...COMPLETED, retry_count: 1 });
    expect(scene.simulator.purchases()).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['was cut off', async () => appendFile(await leftFile(), '{"step":')],
    ['is a copy', restored],
    ['is gone', async () => rm(await leftFile())],
    ['was written in another boot of the machine', rebooted],
  ])('may have been sent for all we know when its spool %s', async (_what, damage) => {
    const id = await dieAt('rows.inserted');
    await damage();

    expect(await heirMakesOf(id)).toMatchObject(GIVEN_UP);
    expect(scene.simulator.arrivals()).toEqual([]);
  });

  it('may have been sent for all that a node without its spool knows', async () => {
    const elsewhere = { DATA_DIR: join(scene.dataDir, 'elsewhere') };
    const id = await dieAt('rows.inserted');

    expect(await heirMakesOf(id, elsewhere)).toMatchObject(GIVEN_UP);
    expect(scene.simulator.arrivals()).toEqual([]);
  });
});

describe('An order that may have been sent when its process was killed', () => {
  it.each([
    ['submission.sending', 0],
    ['submission.sent', 1],
  ] as const)('is not sent again: %s', async (milestone, purchases) => {
    const id = await dieAt(milestone);

    expect(await heirMakesOf(id)).toMatchObject(GIVEN_UP);
    expect(scene.simulator.purchases()).toBe(purchases);
  });
});

/** In the place of what the process has written, as out of a backup. */
async function restored(): Promise<void> {
  const path = await leftFile();
  await copyFile(path, join(scene.dataDir, 'backup'));
  await rename(join(scene.dataDir, 'backup'), path);
}

/** As if the machine had been switched off since the process died: its owner's name tells in which boot it lived. */
async function rebooted(): Promise<void> {
  const path = await leftFile();
  const [row] = await scene.database.query<{ lease_owner: string }>(
    'SELECT lease_owner FROM generation',
  );
  const owner = String(row?.lease_owner);
  const [host, , ...rest] = owner.split('/');
  const earlier = [host, '00000000-0000-4000-8000-000000000000', ...rest].join('/');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(JSON.stringify(owner), JSON.stringify(earlier)));
  await rename(path, join(spool, spoolFileName(earlier)));
  await scene.database.query('UPDATE generation SET lease_owner = $1', [earlier]);
}
