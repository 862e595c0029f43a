import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import type { Bench } from './bench.js';
import { Listener } from './events/listener.js';
import { inParallel } from './measure/in-parallel.js';
import { residentBytes } from './memory/resident-memory.js';
import { BUILT } from './programs/built.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { atMost, exactly } from './report/bars.js';
import type { Figure } from './report/figure.js';
import { megabytes, milliseconds } from './report/units.js';
import { startServer } from './scale/scale-database.js';

const LISTENERS = 1000;
const CONNECTING_AT_ONCE = 50;
/** Time for all to connect, and for two quiet spells. */
const LATENCY_MS = 60_000;
/** PostgreSQL's backends tell of what they did ten seconds late at the latest. */
const QUIET_MS = 12_000;
/** What the service does by itself differs by so many from one quiet spell to the next. */
const USUAL = 3;
const BAR_MB = 100;
const REQUEST = JSON.stringify({ prompt: 'A luxury watch', mode: 'manual' });
const COLLECTABLE = ['--expose-gc', '--import', `${BUILT}test/load/memory/collect-on-signal.js`];

/** A picture that takes a minute, and who waits for it: what they take, what they cost while nothing happens, and how soon all are told. */
export const eventsBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage, { latencyMs: LATENCY_MS });
  const settings = { DATABASE_URL: await startServer(stage) };
  const service = await startService(stage, { upstream, settings, nodeOptions: COLLECTABLE });
  const database = new Client({ connectionString: settings.DATABASE_URL });
  await database.connect();
  stage.put(() => database.end());
  const client = new ServiceClient(service.origin, 1);
  stage.put(() => client.close());

  const order = client.generate(REQUEST).then(() => performance.now());
  const id = await eventually(() => findGeneration(database));
  const quietCommits = await commitsInQuiet(database);
  const emptyBytes = await residentBytes(service);
  const url = `${service.origin}/api/generate/${id}/events`;
  const listeners = await inParallel(LISTENERS, CONNECTING_AT_ONCE, () => Listener.to(url));
  stage.put(async () => {
    await Promise.all(listeners.map((listener) => listener.leave()));
  });
  const takenBytes = (await residentBytes(service)) - emptyBytes;
  const moreCommits = (await commitsInQuiet(database)) - quietCommits;
  const answeredAt = await order;
  const toldAt = Math.max(...(await Promise.all(listeners.map(({ ended }) => ended))));
  return [
    memory(takenBytes, emptyBytes),
    idling(moreCommits),
    heard(listeners),
    { what: 'events, the last is told after the answer', value: milliseconds(toldAt - answeredAt) },
  ];
};

async function findGeneration(database: Client): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM generation WHERE state = 'processing'`,
  );
  return rows[0]?.id;
}

/** Of everybody, while nothing happens. */
async function commitsInQuiet(database: Client): Promise<number> {
  await sleep(QUIET_MS);
  const before = await countCommits(database);
  await sleep(QUIET_MS);
  return (await countCommits(database)) - before;
}

async function countCommits(database: Client): Promise<number> {
  const { rows } = await database.query<{ commits: number }>(
    'SELECT xact_commit::integer AS commits FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.commits ?? Number.NaN;
}

function memory(takenBytes: number, emptyBytes: number): Figure {
  return {
    what: `events, memory of ${LISTENERS} listeners`,
    value: `${megabytes(takenBytes)} over ${megabytes(emptyBytes)}`,
    bar: atMost(Math.ceil(takenBytes / 1e6), BAR_MB, 'MB'),
  };
}

function idling(moreCommits: number): Figure {
  return {
    what: `events, commits in ${QUIET_MS / 1000} s of quiet, more than without listeners`,
    value: String(moreCommits),
    bar: atMost(moreCommits, USUAL, '', 'correctness'),
  };
}

function heard(listeners: readonly Listener[]): Figure {
  const events = listeners.reduce((sum, listener) => sum + listener.events, 0);
  return { what: 'events heard', value: String(events), bar: exactly(events, 2 * LISTENERS) };
}
