import { timingSafeEqual } from 'node:crypto';

/** Compares in a time that tells of nothing but the lengths. */
export function isSameSecret(one: string, other: string): boolean {
  const bytes = Buffer.from(one);
  const others = Buffer.from(other);
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
