import { isDeepStrictEqual } from 'node:util';

/** A JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** Throws these words unless it is so. */
export function expectThat(isSo: boolean, words: string): asserts isSo {
  if (!isSo) throw new Error(words);
}

export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const words = `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  expectThat(isDeepStrictEqual(actual, expected), words);
}

export function expectNumber(value: unknown, what: string): number {
  expectThat(typeof value === 'number', `${what} is ${JSON.stringify(value)}, not a number`);
  return value;
}

export function expectObject(value: unknown, what: string): Body {
  expectThat(isObject(value), `${what} is ${JSON.stringify(value)}, not an object`);
  return value;
}

export function expectList(value: unknown, what: string): readonly unknown[] {
  expectThat(Array.isArray(value), `${what} is ${JSON.stringify(value)}, not a list`);
  return value as readonly unknown[];
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
