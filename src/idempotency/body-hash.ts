import { hash } from 'node:crypto';

/**
 * SHA-256, in hex, of a validated body with its defaults: neither the order of keys nor spelt-out defaults change it.
 * It holds none of the body's words.
 */
export function bodyHash(body: object): string {
  return hash('sha256', JSON.stringify(body, sortKeys));
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
