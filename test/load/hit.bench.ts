import type { Bench } from './bench.js';
import { postBytes } from './generator/connection.js';
import { CLOSED, load, paced } from './generator/load.js';
import { againstReferences, type Round, tail } from './hit-figures.js';
import type { Program } from './programs/program.js';
import { startReference } from './programs/reference.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { exactly } from './report/bars.js';
import type { Figure } from './report/figure.js';

const CONNECTIONS = 50;
const WARM_UP_MS = 2000;
const ROUND_MS = 3000;
const ROUNDS = 5;
const PACE_PER_SECOND = 1000;
const PACED_MS = 5000;

/** Some 213 bytes: the ten fields that R1 knows. */
const REQUEST = JSON.stringify({
  prompt: 'A luxury watch on marble',
  mode: 'manual',
  camera_angle: 'eye-level',
  fov: 'standard',
  lighting: 'studio',
  color_palette: 'vibrant',
  composition: 'centered',
  style: 'cinematic',
  user_id: 1,
  use_cache: true,
});

/** The same request over and over, answered from the cache, beside R0 and R1 that give the same answer. */
export const hitBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage);
  const service = await startService(stage, { upstream });
  const client = new ServiceClient(service.origin, 1);
  stage.put(() => client.close());
  await client.generate(REQUEST);
  const { text: answer } = await client.post(REQUEST);
  const generation = JSON.parse(answer) as { readonly cached: unknown };
  if (generation.cached !== true) return [purchases(await upstream.purchases())];

  const r0 = await startReference(stage, 'r0', REQUEST, answer);
  const r1 = await startReference(stage, 'r1', REQUEST, answer);
  for (const program of [r0, r1, service]) await send(program, WARM_UP_MS);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      r0: await send(r0, ROUND_MS),
      r1: await send(r1, ROUND_MS),
      service: await send(service, ROUND_MS),
    });
  const pace = paced(PACE_PER_SECOND);
  const steady = {
    r1: await send(r1, PACED_MS, pace),
    service: await send(service, PACED_MS, pace),
  };
  return [
    ...againstReferences(rounds),
    tail(steady, PACE_PER_SECOND),
    purchases(await upstream.purchases()),
  ];
};

/** Throws when an answer is not 200. */
async function send({ origin }: Program, durationMs: number, timetable = CLOSED) {
  const request = postBytes(origin, '/api/generate/', REQUEST);
  const result = await load(origin, request, { connections: CONNECTIONS, durationMs, timetable });
  if (result.failures > 0) throw new Error(`${result.failures} requests were not answered 200`);
  return result;
}

/** All those hits are one purchase. */
function purchases(count: number): Figure {
  return {
    what: 'hit, pictures bought for all requests',
    value: String(count),
    bar: exactly(count, 1),
  };
}
