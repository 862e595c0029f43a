import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { ApiDocument, Schema } from './document.js';
import { HOSTILE_DOCUMENTS } from './hostile-values.js';
import { JsonTexts } from './values.js';

const TEN_MEGABYTES = 10_000_000;
const JSON_TYPE = 'application/json';
const FALSE_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=utf-8; charset=latin1',
  'application/json;',
  'application/merge-patch+json',
  'application/json, text/plain',
  'APPLICATION/JSON; CHARSET="UTF-8"',
  ';',
];
const FALSE_ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'rot13', 'gzip, gzip', ''];

/** A body with the headers that say what it is. */
export interface Body {
  readonly bytes: Buffer;
  readonly headers: readonly (readonly [string, string])[];
}

type Wrapping = (json: Buffer) => Body;

const BOMB = gzipSync(Buffer.alloc(TEN_MEGABYTES, ' '));
const SPACE = Buffer.alloc(TEN_MEGABYTES, ' ');

const WRAPPINGS: readonly Wrapping[] = [
  (json) => encoded(gzipSync(json), 'gzip'),
  (json) => encoded(deflateSync(json), 'deflate'),
  (json) => encoded(brotliCompressSync(json, { params: {} }), 'br'),
  (json) => encoded(gzipSync(json).subarray(0, -4), 'gzip'),
  (json) => encoded(Buffer.concat([gzipSync(json), Buffer.from('more')]), 'gzip'),
  (json) => encoded(gzipSync(gzipSync(json)), 'gzip, gzip'),
  () => encoded(BOMB, 'gzip'),
  () => typed(SPACE, JSON_TYPE),
  (json) => typed(Buffer.concat([Buffer.from('\ufeff'), json]), JSON_TYPE),
  (json) => typed(Buffer.from(json.toString(), 'utf16le'), JSON_TYPE),
  (json) => typed(json.subarray(0, -1), JSON_TYPE),
  (json) => typed(Buffer.concat([json, json]), JSON_TYPE),
  (json) => typed(spliced(json, '\xff\xfe'), JSON_TYPE),
  (json) => typed(spliced(json, '\xc0\x80'), JSON_TYPE),
  (json) => typed(spliced(json, '\xed\xa0\x80'), JSON_TYPE),
  (json) => typed(spliced(json, '\0'), JSON_TYPE),
  (json) => ({ bytes: json, headers: [] }),
];

/** What is sent as a body: mostly JSON that is right or nearly so, in wrappings that are right or not. */
export function bodies(document: ApiDocument, schema: Schema | undefined): fc.Arbitrary<Body> {
  const texts = new JsonTexts(document);
  const hostile = { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_DOCUMENTS) };
  const text = schema
    ? fc.oneof(
        { weight: 4, arbitrary: texts.valid(schema) },
        { weight: 6, arbitrary: texts.nearlyValid(schema) },
        hostile,
      )
    : fc.constantFrom(...HOSTILE_DOCUMENTS);
  return fc.tuple(text, wrappings()).map(([json, wrap]) => wrap(Buffer.from(json)));
}

function wrappings(): fc.Arbitrary<Wrapping> {
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant<Wrapping>((json) => typed(json, JSON_TYPE)) },
    { weight: 4, arbitrary: fc.constantFrom(...WRAPPINGS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FALSE_TYPES).map(
        (type): Wrapping =>
          (json) =>
            typed(json, type),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FALSE_ENCODINGS).map(
        (encoding): Wrapping =>
          (json) =>
            encoded(json, encoding),
      ),
    },
  );
}

function typed(bytes: Buffer, type: string): Body {
  return { bytes, headers: [['Content-Type', type]] };
}

function encoded(bytes: Buffer, encoding: string): Body {
  return {
    bytes,
    headers: [
      ['Content-Type', JSON_TYPE],
      ['Content-Encoding', encoding],
    ],
  };
}

/** In the middle, which is where texts are. */
function spliced(json: Buffer, latin1: string): Buffer {
  const middle = json.length >> 1;
  return Buffer.concat([
    json.subarray(0, middle),
    Buffer.from(latin1, 'latin1'),
    json.subarray(middle),
  ]);
}
