import type { KnownValues } from './known-values.js';
import type { FuzzRequest, Word } from './requests.js';

const UNRESERVED = /[^\w.~-]/;

/** A request as it is sent. */
export interface Message {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | undefined;
}

/** Puts in what the service has told by now. */
export function messageOf(request: FuzzRequest, told: KnownValues): Message {
  const text = (word: Word): string =>
    typeof word === 'string' ? word : told.find(word.known, word.otherwise);
  const path = request.operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    percentEncoded(text(request.segments.get(name) ?? '')),
  );
  const query = request.query.map(
    ([name, word]) => `${percentEncoded(name)}=${percentEncoded(text(word))}`,
  );
  const headers = request.headers.map(([name, word]) => [name, text(word)] as const);
  return {
    method: request.method,
    target: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: [...(request.body?.headers ?? []), ...headers],
    body: request.body?.bytes,
  };
}

/** Every byte but the plainest ones, surrogates too, which encodeURIComponent throws at. */
function percentEncoded(text: string): string {
  return Array.from(text, (character) => {
    if (!UNRESERVED.test(character)) return character;
    return [...bytesOf(character)]
      .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('');
  }).join('');
}

/** A lone surrogate as careless encoders write it: three bytes that are no UTF-8. */
function bytesOf(character: string): Uint8Array {
  const unit = character.charCodeAt(0);
  if (character.length > 1 || unit < 0xd800 || unit > 0xdfff) return Buffer.from(character);
  return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
}
