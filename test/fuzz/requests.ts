import fc from 'fast-check';
import { bodies, type Body } from './bodies.js';
import type { ApiDocument, Operation } from './document.js';
import { HOSTILE_NAMES } from './hostile-values.js';
import type { Known } from './known-values.js';
import { anyText, hostileText, plainText } from './values.js';

const ANOTHER_METHOD = ['PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'OPTIONS', 'TRACE', 'PROPFIND'];
/** Headers that somebody on the way reads, whether or not the operation does. */
const ANY_HEADERS = [
  ...['Accept', 'Accept-Encoding', 'Authorization', 'Cookie', 'Origin', 'Referer', 'Host', 'Via'],
  ...['Prefer', 'Idempotency-Key', 'Last-Event-ID', 'Range', 'If-None-Match', 'If-Modified-Since'],
  ...['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-HTTP-Method-Override'],
  ...['X-Request-Id', 'X-API-Key', 'traceparent', 'Forwarded', 'Access-Control-Request-Method'],
];
const TYPICAL_HEADERS: readonly (readonly [string, string])[] = [
  ['Prefer', 'respond-async'],
  ['Prefer', 'wait=1'],
  ['Prefer', 'processing'],
  ['User-Agent', 'python-httpx/0.27.0'],
  ['Idempotency-Key', 'one-and-the-same'],
  ['Range', 'bytes=0-9'],
  ['Expect', '100-continue'],
  ['Origin', 'https://elsewhere.example'],
  ['Host', 'evil.example'],
];
const MANY = 1500;

/** A text, or one that the service has told. */
export type Word = string | { readonly known: Known; readonly otherwise: string };

/** What is sent, but for words that are known only then. */
export interface FuzzRequest {
  readonly operation: Operation;
  readonly method: string;
  /** By the names of the path's parameters. */
  readonly segments: ReadonlyMap<string, Word>;
  readonly query: readonly (readonly [string, Word])[];
  readonly headers: readonly (readonly [string, Word])[];
  readonly body: Body | undefined;
}

/** Requests of one operation. */
export function requestsOf(document: ApiDocument, operation: Operation): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    operation: fc.constant(operation),
    method: methods(operation.method),
    segments: segments(operation),
    query: query(operation),
    headers: headers(operation),
    body: body(document, operation),
  });
}

function methods(method: string): fc.Arbitrary<string> {
  const likely =
    method === 'GET' ? fc.constantFrom('GET', 'GET', 'GET', 'HEAD') : fc.constant(method);
  return fc.oneof(
    { weight: 40, arbitrary: likely },
    { weight: 1, arbitrary: fc.constantFrom(...ANOTHER_METHOD) },
  );
}

function segments({ path, parameters }: Operation): fc.Arbitrary<FuzzRequest['segments']> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const collection = path.slice(0, path.indexOf('/{'));
  const words = inPath.map(({ name, schema }) =>
    fc.oneof(
      { weight: 2, arbitrary: known(name, plainText(schema)) },
      { weight: 4, arbitrary: known(collection, plainText(schema)) },
      { weight: 2, arbitrary: plainText(schema) },
      // Without a text there it is another path.
      { weight: 2, arbitrary: hostileText().filter((text) => text !== '') },
    ),
  );
  return fc
    .tuple(...words)
    .map((chosen) => new Map(inPath.map(({ name }, index) => [name, chosen[index] ?? ''])));
}

function query({ parameters }: Operation): fc.Arbitrary<FuzzRequest['query']> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const words = inQuery.map(({ name, schema, required = false }) =>
    fc.option(
      fc.oneof(
        { weight: 12, arbitrary: plainText(schema) },
        { weight: 2, arbitrary: known(name, plainText(schema)) },
        { weight: 1, arbitrary: hostileText() },
      ),
      { freq: required ? 12 : 1 },
    ),
  );
  const names = fc.constantFrom('user_id', 'x', ...inQuery.map(({ name }) => name));
  const strange = fc.oneof(
    fc.tuple(names, hostileText()),
    fc.tuple(
      names.map((name) => `${name}[$gt]`),
      fc.constant('1'),
    ),
    fc.tuple(
      names.map((name) => `${name}[]`),
      fc.constant('1'),
    ),
    fc.tuple(fc.constantFrom(...HOSTILE_NAMES), hostileText()),
  );
  const more = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(strange, { maxLength: 2 }) },
  );
  const many = fc.nat(199).map((one) => (one === 199 ? MANY : 0));
  return fc.tuple(fc.tuple(...words), more, many).map(([chosen, strangers, count]) => [
    ...inQuery.flatMap(({ name }, index): (readonly [string, Word])[] => {
      const word = chosen[index];
      return word === null || word === undefined ? [] : [[name, word]];
    }),
    ...strangers,
    ...Array.from({ length: count }, (): readonly [string, Word] => ['', '']),
  ]);
}

function headers({ parameters }: Operation): fc.Arbitrary<FuzzRequest['headers']> {
  const inHeader = parameters.filter((parameter) => parameter.in === 'header');
  const words = inHeader.map(({ schema }) => fc.option(anyText(schema), { freq: 1 }));
  const more = fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.constantFrom(...TYPICAL_HEADERS).map((header) => [header]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...ANY_HEADERS), hostileText()), {
        maxLength: 3,
      }),
    },
  );
  return fc.tuple(fc.tuple(...words), more).map(([chosen, strangers]) => [
    ...inHeader.flatMap(({ name }, index): (readonly [string, Word])[] => {
      const word = chosen[index];
      return word === null || word === undefined ? [] : [[name, word]];
    }),
    ...strangers,
  ]);
}

function body(
  document: ApiDocument,
  { method, body: schema }: Operation,
): fc.Arbitrary<Body | undefined> {
  const some = bodies(document, schema);
  const none = fc.constant(undefined);
  if (schema) return fc.oneof({ weight: 30, arbitrary: some }, { weight: 1, arbitrary: none });
  const isOdd = method === 'GET' ? 1 : 4;
  return fc.oneof({ weight: isOdd, arbitrary: some }, { weight: 20, arbitrary: none });
}

function known(name: string, otherwise: fc.Arbitrary<string>): fc.Arbitrary<Word> {
  return fc
    .tuple(fc.nat(), otherwise)
    .map(([pick, text]) => ({ known: { name, pick }, otherwise: text }));
}
