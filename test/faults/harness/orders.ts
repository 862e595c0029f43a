import { pick, type Random } from '../../support/random-histories.js';

/** One picture that is asked for, once. */
export interface Order {
  /** Stands in no other prompt. */
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Orders belong to the users from 1 on. */
export const USERS = 5;

const NAME = /^Order \d+(?=,)/;
const LOOKS = [
  { mode: 'manual' },
  { mode: 'manual', lighting: 'studio', style: 'cinematic' },
  { mode: 'ai' },
  { mode: 'ai', camera_angle: 'low-angle', use_cache: false },
] as const;

/** Writes orders, none of which is like another: what is bought twice was bought once too often. */
export class OrderBook {
  private written = 0;

  constructor(private readonly random: Random) {}

  next(): Order {
    const name = `Order ${++this.written}`;
    const user_id = 1 + Math.floor(this.random() * USERS);
    return {
      name,
      body: { ...pick(this.random, LOOKS), prompt: `${name}, a luxury watch on marble`, user_id },
    };
  }

  several(count: number): Order[] {
    return Array.from({ length: count }, () => this.next());
  }
}

/** The name of the order that a prompt, as we were given it or as FIBO was, is for. */
export function orderIn(prompt: string): string {
  return NAME.exec(prompt)?.[0] ?? prompt;
}
