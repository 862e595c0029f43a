import type { Bench } from './bench.js';
import { median } from './measure/median.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { UpstreamCalls } from './reference/upstream-calls.js';
import { atMost } from './report/bars.js';
import { milliseconds } from './report/units.js';
import type { Figure } from './report/figure.js';

const WARM_UP = 100;
const BLOCKS = 20;
const BLOCK = 20;
const BAR_MS = 5;

/** One way to get a picture for a prompt, and how long each one took. */
interface Way {
  readonly go: (prompt: string) => Promise<unknown>;
  readonly tookMs: number[];
}

/** What the service adds to the calls to FIBO: one connection, one picture after the other, row and picture kept. */
export const missBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage);
  const settings = { FIBO_POLL_INTERVAL_MS: '1', SPEND_LIMIT_USD_PER_DAY: '1000' };
  const service = await startService(stage, { upstream, settings });
  const client = new ServiceClient(service.origin, 1);
  stage.put(() => client.close());
  const calls = new UpstreamCalls(upstream);
  stage.put(() => calls.close());

  const direct = way((prompt) => calls.buy(prompt));
  const ai = way((prompt) => client.generate(JSON.stringify({ prompt })));
  const manual = way((prompt) => client.generate(JSON.stringify({ prompt, mode: 'manual' })));
  await takeTurns([direct, ai, manual]);

  const directMs = median(direct.tookMs);
  return [
    { what: 'miss: S, the three calls alone, p50', value: milliseconds(directMs) },
    overS('ai', median(ai.tookMs), directMs),
    overS('manual', median(manual.tookMs), directMs),
  ];
};

function way(go: Way['go']): Way {
  return { go, tookMs: [] };
}

/** In small blocks, so that whatever else the machine does falls on all ways alike. */
async function takeTurns(ways: readonly Way[]): Promise<void> {
  for (const [index, { go }] of ways.entries()) await run(go, `warm-up ${index}`, WARM_UP);
  for (let block = 0; block < BLOCKS; block++) {
    for (const [index, { go, tookMs }] of ways.entries())
      tookMs.push(...(await run(go, `block ${block}-${index}`, BLOCK)));
  }
}

/** No two prompts of a run are the same. */
async function run(go: Way['go'], name: string, count: number): Promise<readonly number[]> {
  const tookMs: number[] = [];
  for (let picture = 0; picture < count; picture++) {
    const start = performance.now();
    await go(`A luxury watch on marble, ${name}, picture ${picture}`);
    tookMs.push(performance.now() - start);
  }
  return tookMs;
}

function overS(mode: string, serviceMs: number, directMs: number): Figure {
  const overMs = serviceMs - directMs;
  return {
    what: `miss, mode ${mode}, p50`,
    value: milliseconds(serviceMs),
    ratio: `${milliseconds(overMs)} over S`,
    bar: atMost(overMs, BAR_MS, 'ms over S'),
  };
}
