import { LRUCache } from 'lru-cache';
import type { PictureSize } from '../picture-size.js';

const KEPT = 4;
const grains = new LRUCache<string, Buffer>({ max: KEPT });

/** How many of 16 pixels have a strong and a weak grain, and which bits they turn over. */
const KINDS = {
  film: { strong: 2, strongBits: 6, weak: 3, weakBits: 3 },
  /** Just enough to hide the steps in a gradient. */
  paper: { strong: 0, strongBits: 0, weak: 3, weakBits: 1 },
} as const;

export type Grain = keyof typeof KINDS;

/** One byte a pixel, the bits that the grain turns over there; the same for every picture of a size. */
export function grainOf(grain: Grain, { width, height }: PictureSize): Buffer {
  const key = `${grain} ${width}x${height}`;
  const known = grains.get(key);
  if (known) return known;
  const made = makeGrain(KINDS[grain], width * height);
  grains.set(key, made);
  return made;
}

/** Few grains are strong and most pixels have none, or files would grow to twice their size. */
function makeGrain(kind: (typeof KINDS)[Grain], length: number): Buffer {
  const { strong, strongBits, weak, weakBits } = kind;
  const grain = Buffer.alloc(length);
  let state = 9;
  for (let index = 0; index < length; index += 1) {
    // A linear congruential generator; its high bits are random enough for the eye.
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const chance = (state >>> 16) & 15;
    grain[index] = chance < strong ? strongBits : chance < strong + weak ? weakBits : 0;
  }
  return grain;
}
