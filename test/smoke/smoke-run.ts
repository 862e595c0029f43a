import { randomInt } from 'node:crypto';
import { type Answer, Api, expectStatus } from './api.js';
import { type Body, expectNumber } from './expectations.js';
import { Purchases } from './purchases.js';

const SEEDS = 2 ** 31;

/** What a caller wants to see; whose it is comes from the run. */
export interface Wish {
  readonly prompt: string;
  readonly mode: 'ai' | 'manual';
  readonly [parameter: string]: string;
}

/** One run: whom it acts for, and what it has made so far. */
export class SmokeRun {
  readonly purchases: Purchases;
  /** Keeps this run's pictures apart from those of earlier ones, which may still be cached. */
  private readonly seed = randomInt(SEEDS);
  private readonly made = new Map<Wish, Body>();

  constructor(
    readonly api: Api,
    readonly userId: number,
  ) {
    this.purchases = new Purchases(api);
  }

  /** A finished picture. */
  async create(wish: Wish): Promise<Answer> {
    const answer = await this.post('/', this.order(wish));
    expectStatus(answer, 200);
    if (!this.made.has(wish)) this.made.set(wish, answer.body);
    return answer;
  }

  /** Either POST, whatever it answers. */
  async post(path: string, body: Body): Promise<Answer> {
    const answer = await this.api.post(path, body);
    this.purchases.note(answer.body);
    return answer;
  }

  /** The body that makes the wish this run's. */
  order(wish: Wish): Body {
    return { ...wish, user_id: this.userId, seed: this.seed };
  }

  /** The id of the generation that first fulfilled the wish. Throws when none has. */
  idOf(wish: Wish): number {
    const body = this.made.get(wish);
    if (!body) throw new Error(`"${wish.prompt}" was never made, so nothing can repeat it`);
    return expectNumber(body['id'], 'id');
  }
}
