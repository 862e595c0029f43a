import type { SubmissionFault } from '../../../src/fibo/simulator/faults/scripted-fault.js';
import { inParallel } from '../measure/in-parallel.js';
import type { ServiceClient } from '../programs/service-client.js';
import type { UpstreamDouble } from '../programs/upstream-double.js';
import { planFaults } from './fault-plan.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { seededRandom } from './seeded-random.js';

const SEED = 20_251_207;
const PARALLEL = 40;
const NAME = /number \d+,/;
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Many generations, some of whose submissions go wrong. */
export interface Ordeal {
  /** Stands in every prompt: what another ordeal bought is in the cache. */
  readonly name: string;
  readonly generations: number;
  /** Of all submissions, 0 to 1. */
  readonly share: number;
  /** Taken in turn. */
  readonly faults: readonly Omit<SubmissionFault, 'stage' | 'match'>[];
}

/** Puts the service through it. Throws when a planned fault was not met: then this was no ordeal. */
export async function undergo(
  { name, generations, share, faults }: Ordeal,
  client: ServiceClient,
  upstream: UpstreamDouble,
): Promise<Outcome> {
  await upstream.reset();
  const victims = planFaults(generations, share, seededRandom(SEED)).flatMap((count, generation) =>
    Array.from({ length: count }, () => nameOf(generation)),
  );
  for (const [index, match] of victims.entries()) {
    const fault = faults[index % faults.length];
    if (fault) await upstream.script({ stage: 'submission', match, ...fault });
  }
  const delivered = await inParallel(generations, PARALLEL, (generation) =>
    isDelivered(client, `A luxury watch on marble, ${nameOf(generation)} ${name}`),
  );
  const outcome = outcomeOf(delivered, await upstream.arrivals(), nameIn);
  if (outcome.faults !== victims.length)
    throw new Error(`${victims.length} faults were planned, ${outcome.faults} were met`);
  return outcome;
}

function nameOf(generation: number): string {
  return `number ${generation},`;
}

function nameIn(body: unknown): string {
  return NAME.exec(JSON.stringify(body))?.[0] ?? '';
}

/** Completed is only what has a picture that can be fetched. */
async function isDelivered(client: ServiceClient, prompt: string): Promise<boolean> {
  const { status, text } = await client.post(JSON.stringify({ prompt }));
  if (status !== 200) return false;
  const { image_url: address } = JSON.parse(text) as { readonly image_url: string };
  const picture = await client.findBytes(new URL(address).pathname);
  return picture?.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE) === true;
}
