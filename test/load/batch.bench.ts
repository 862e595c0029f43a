import type { Bench } from './bench.js';
import { median } from './measure/median.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { UpstreamCalls } from './reference/upstream-calls.js';
import { atMost, exactly } from './report/bars.js';
import type { Figure } from './report/figure.js';
import { milliseconds } from './report/units.js';

const ITEMS = 50;
/** A thousand pictures, until V8 has compiled what is used most: it takes the cores from the work meanwhile. */
const WARM_UP = 20;
const ROUNDS = 21;
const LATENCY_MS = 100;
/** The simulator's clock may be a little behind. */
const READY_AFTER_MS = LATENCY_MS + 2;
const BAR_MS = LATENCY_MS + 150;
const SETTINGS = { SPEND_LIMIT_USD_PER_DAY: '1000' };
/** From then on the service knows how long jobs take, and first asks when they are about to be ready. */
const JOBS_TO_LEARN_FROM = 5;

/** The same fifty pictures, bought from the upstream directly, by a batch, and asked for once more. */
interface Round {
  readonly directMs: number;
  readonly batchMs: number;
  readonly purchases: number;
  readonly againMs: number;
  readonly purchasesAgain: number;
}

/** Fifty pictures for one request, with the default settings but for a limit that is not reached. */
export const batchBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage, { latencyMs: LATENCY_MS });
  const calls = new UpstreamCalls(upstream, ITEMS);
  stage.put(() => calls.close());
  const service = await startService(stage, { upstream, settings: SETTINGS });
  const client = new ServiceClient(service.origin, 1);
  stage.put(() => client.close());

  await client.generateBatch(batch(promptsOf('to learn from', JOBS_TO_LEARN_FROM)));
  const rounds: Round[] = [];
  for (let number = 0; number < WARM_UP + ROUNDS; number++)
    rounds.push(await round(promptsOf(`round ${number}`, ITEMS), { upstream, calls, client }));
  return figures(rounds.slice(WARM_UP));
};

function promptsOf(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, item) => `A watch on marble, ${name}, picture ${item}`);
}

function batch(prompts: readonly string[]): string {
  return JSON.stringify({ requests: prompts.map((prompt) => ({ prompt })) });
}

async function round(
  prompts: readonly string[],
  programs: {
    readonly upstream: UpstreamDouble;
    readonly calls: UpstreamCalls;
    readonly client: ServiceClient;
  },
): Promise<Round> {
  const { upstream, calls, client } = programs;
  const directMs = await timed(() =>
    Promise.all(prompts.map((prompt) => calls.buy(prompt, READY_AFTER_MS))),
  );
  await upstream.reset();
  const batchMs = await timed(() => client.generateBatch(batch(prompts)));
  const purchases = await upstream.purchases();
  const againMs = await timed(() => client.generateBatch(batch(prompts)));
  const purchasesAgain = (await upstream.purchases()) - purchases;
  return { directMs, batchMs, purchases, againMs, purchasesAgain };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function figures(rounds: readonly Round[]): readonly Figure[] {
  const middle = (name: keyof Round) => median(rounds.map((each) => each[name]));
  const sum = (name: keyof Round) => rounds.reduce((total, each) => total + each[name], 0);
  const [directMs, batchMs] = [middle('directMs'), middle('batchMs')];
  return [
    { what: `batch: S, ${ITEMS} at once`, value: milliseconds(directMs) },
    {
      what: `batch of ${ITEMS}, jobs take ${LATENCY_MS} ms, p50`,
      value: milliseconds(batchMs),
      ratio: `${milliseconds(batchMs - directMs)} over S`,
      bar: atMost(batchMs, BAR_MS, 'ms'),
    },
    purchases(
      `batch, pictures bought for ${rounds.length}`,
      sum('purchases'),
      rounds.length * ITEMS,
    ),
    { what: 'batch, the same again, p50', value: milliseconds(middle('againMs')) },
    purchases('batch, pictures bought for the same again', sum('purchasesAgain'), 0),
  ];
}

function purchases(what: string, count: number, wanted: number): Figure {
  return { what, value: String(count), bar: exactly(count, wanted) };
}
