import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed, everywhere and always. */
export class SeededRandom {
  private state: number;

  constructor(private readonly seed: string) {
    this.state = createHash('sha256').update(seed).digest().readUInt32BE();
  }

  /** A sequence of its own for a purpose, so that one more number here changes nothing there. */
  for(purpose: string): SeededRandom {
    return new SeededRandom(`${this.seed}\n${purpose}`);
  }

  /** From `least` up to, without, `most`. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** The options must not be none. */
  pick<T>(options: readonly [T, ...T[]]): T {
    return options[Math.floor(this.next() * options.length)] ?? options[0];
  }

  /** Minus one or one. */
  sign(): number {
    return this.next() < 0.5 ? -1 : 1;
  }

  /** mulberry32 */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
