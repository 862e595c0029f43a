import type { Api } from './api.js';
import { expectStatus } from './api.js';
import { type Body, expectNumber, isObject } from './expectations.js';

const MICROS_A_DOLLAR = 1_000_000;

/** What a run has bought, as the answers tell it. */
export class Purchases {
  private readonly ids = new Set<number>();

  constructor(private readonly api: Api) {}

  /** Of generations that were made for this run, rising; what the cache repeats was made before. */
  get generationIds(): readonly number[] {
    return [...this.ids].sort((one, other) => one - other);
  }

  /** Looks through an answer of either POST, be it a failure. */
  note(body: Body): void {
    const results: unknown = body['results'];
    for (const result of Array.isArray(results) ? results : []) {
      if (isObject(result)) this.note(result);
    }
    if (body['cached'] === false) this.add(body['id']);
    this.add(body['generation_id']);
  }

  /** A line for people: how many, which, and what they cost, as the service has it in its books. */
  async bill(): Promise<string> {
    const made = await Promise.all(this.generationIds.map((id) => this.read(id)));
    const bought = made.filter(({ billed }) => billed !== 'no');
    const micros = bought.map((generation) => costOf(generation));
    const dollars = micros.reduce((sum, cost) => sum + cost, 0) / MICROS_A_DOLLAR;
    const simulated = bought.some((generation) => generation['simulated'] === true);
    const what = `${bought.length} ${simulated ? 'simulated pictures' : 'pictures'}`;
    const ids = bought.map(({ id }) => String(id));
    return `bought  ${what} for ${dollars.toFixed(2)} USD (generations: ${ids.join(', ') || 'none'})`;
  }

  private add(id: unknown): void {
    if (typeof id === 'number') this.ids.add(id);
  }

  private async read(id: number): Promise<Body> {
    const answer = await this.api.get(`/${id}`);
    expectStatus(answer, 200);
    return answer.body;
  }
}

function costOf({ id, cost_usd_micros: cost }: Body): number {
  return expectNumber(cost, `cost_usd_micros of generation ${String(id)}`);
}
