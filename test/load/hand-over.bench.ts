import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchJobDto } from '../../src/batch/handed-over/batch-job.dto.js';
import type { GenerationResourceDto } from '../../src/generation/generation-resource.dto.js';
import type { Bench } from './bench.js';
import { median } from './measure/median.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { atMost, exactly } from './report/bars.js';
import type { Figure } from './report/figure.js';
import { milliseconds } from './report/units.js';

const ITEMS = 50;
/** Until V8 has compiled what is used most, and the service knows how long jobs take. */
const WARM_UP = 10;
const ROUNDS = 21;
const LATENCY_MS = 100;
const BATCH_BAR_MS = 300;
const SINGLE_BAR_MS = 50;
const SETTINGS = { SPEND_LIMIT_USD_PER_DAY: '1000' };
/** Between two looks at what was handed over: its own times are read, not ours. */
const LOOK_MS = 50;
const SINGLE = '/api/generate/';
const BATCH = '/api/generate/batch';

/** The same work asked for by a caller who waits, and handed over. */
interface Round {
  readonly waitedMs: number;
  /** Until the 202. */
  readonly takenMs: number;
  /** From its row's beginning to its end, by the service's own clock. */
  readonly madeMs: number;
}

/** What it costs in time that nobody waits: single pictures, then batches, with the default settings but for a limit that is not reached. */
export const handOverBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage, { latencyMs: LATENCY_MS });
  const service = await startService(stage, { upstream, settings: SETTINGS });
  const client = new ServiceClient(service.origin, 1);
  stage.put(() => client.close());

  const singles = await rounds(async (number) => {
    const body = (way: string) => JSON.stringify({ prompt: `A watch, ${way}, ${number}` });
    return round(client, SINGLE, body);
  });
  const before = await upstream.purchases();
  const batches = await rounds(async (number) => {
    const prompt = (way: string, item: number) => `A clock, ${way}, ${number}, picture ${item}`;
    const body = (way: string) =>
      JSON.stringify({
        requests: Array.from({ length: ITEMS }, (_, item) => ({ prompt: prompt(way, item) })),
      });
    return round(client, BATCH, body);
  });
  const purchases = (await upstream.purchases()) - before;
  const wanted = 2 * (WARM_UP + ROUNDS) * ITEMS;
  const [waitedMs, takenMs, madeMs] = [
    middle(singles, 'waitedMs'),
    middle(singles, 'takenMs'),
    middle(singles, 'madeMs'),
  ];
  return [
    { what: 'single, waited for, p50', value: milliseconds(waitedMs) },
    { what: 'single, handed over: until the 202, p50', value: milliseconds(takenMs) },
    {
      what: 'single, handed over: until completed, p50',
      value: milliseconds(madeMs),
      ratio: `${milliseconds(madeMs - waitedMs)} over waited for`,
      bar: atMost(madeMs - waitedMs, SINGLE_BAR_MS, 'ms over'),
    },
    ...batchFigures(batches),
    {
      what: 'pictures bought for all batches',
      value: String(purchases),
      bar: exactly(purchases, wanted),
    },
  ];
};

async function rounds(make: (number: number) => Promise<Round>): Promise<readonly Round[]> {
  const made: Round[] = [];
  for (let number = 0; number < WARM_UP + ROUNDS; number++) made.push(await make(number));
  return made.slice(WARM_UP);
}

/** @param body of a way to ask: no two prompts of a run are the same */
async function round(
  client: ServiceClient,
  path: string,
  body: (way: string) => string,
): Promise<Round> {
  const start = performance.now();
  const { status, text } = await client.post(body('waited for'), path);
  const waitedMs = performance.now() - start;
  if (status !== 200) throw new Error(`${status}: ${text.slice(0, 1000)}`);

  const handing = performance.now();
  const { id } = await client.handOver<Pick<Resource, 'id'>>(body('handed over'), path);
  const takenMs = performance.now() - handing;
  return { waitedMs, takenMs, madeMs: await madeMs(client, `${path.replace(/\/$/, '')}/${id}`) };
}

type Resource = Pick<GenerationResourceDto | BatchJobDto, 'id' | 'created_at' | 'completed_at'>;

async function madeMs(client: ServiceClient, path: string): Promise<number> {
  for (;;) {
    await sleep(LOOK_MS);
    const { created_at: from, completed_at: to } = await client.get<Resource>(path);
    if (to !== null) return Date.parse(to) - Date.parse(from);
  }
}

function batchFigures(batches: readonly Round[]): readonly Figure[] {
  const madeMs = middle(batches, 'madeMs');
  return [
    {
      what: `batch of ${ITEMS}, waited for, p50`,
      value: milliseconds(middle(batches, 'waitedMs')),
    },
    {
      what: 'batch, handed over: until the 202, p50',
      value: milliseconds(middle(batches, 'takenMs')),
    },
    {
      what: 'batch, handed over: until completed, p50',
      value: milliseconds(madeMs),
      bar: atMost(madeMs, BATCH_BAR_MS, 'ms'),
    },
  ];
}

function middle(rounds: readonly Round[], name: keyof Round): number {
  return median(rounds.map((each) => each[name]));
}
