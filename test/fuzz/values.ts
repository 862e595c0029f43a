import fc from 'fast-check';
import { type ApiDocument, resolved, type Schema } from './document.js';
import { HOSTILE_JSON, HOSTILE_NAMES, HOSTILE_TEXTS } from './hostile-values.js';

/** So few that the same is asked for again, and found in the cache or under way. */
const PROMPTS = ['A red bicycle', 'A luxury watch', 'A paper boat', 'A lighthouse in a storm'];
const URLS = ['https://hooks.invalid/a', 'http://hooks.invalid:8080/b?c=d'];
const TIMES = ['2026-11-23T00:00:00Z', '2026-11-23T12:34:56.789+02:00', '2099-01-01T00:00:00Z'];
const MAX_TEXT = 60;
const MAX_EXTRA_ITEMS = 2;
const INT32_MAX = 2_147_483_647;

/** A text that a schema of one plain value lets pass, as it stands in a path, a query or a header. */
export function plainText(schema: Schema): fc.Arbitrary<string> {
  const { enum: values, pattern, format, example, minLength = 0, maxLength = MAX_TEXT } = schema;
  if (values) return fc.constantFrom(...values.map(String));
  if (hasType(schema, 'integer')) return integer(schema).map(String);
  if (hasType(schema, 'boolean')) return fc.boolean().map(String);
  if (format === 'date-time') return fc.constantFrom(...TIMES);
  if (format === 'uri') return fc.constantFrom(...URLS);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const words = fc.string({ minLength, maxLength: Math.min(maxLength, minLength + MAX_TEXT) });
  return typeof example === 'string' ? fc.oneof(words, fc.constant(example)) : words;
}

/** Mostly what the schema lets pass, at times what nobody expects. */
export function anyText(schema: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: plainText(schema) },
    { weight: 3, arbitrary: hostileText() },
  );
}

/** A text that is up to no good. */
export function hostileText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: MAX_TEXT }) },
  );
}

/** JSON as bodies are made of. */
export class JsonTexts {
  constructor(private readonly document: ApiDocument) {}

  /** The JSON text of a value that the schema lets pass. */
  valid(schema: Schema): fc.Arbitrary<string> {
    return this.of(schema, (value) => value);
  }

  /** Of a value some of whose parts are not what they should be. */
  nearlyValid(schema: Schema): fc.Arbitrary<string> {
    return this.of(schema, (value) =>
      fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: hostileJson() }),
    );
  }

  /** @param spoil what becomes of each value inside */
  private of(
    given: Schema,
    spoil: (value: fc.Arbitrary<string>) => fc.Arbitrary<string>,
  ): fc.Arbitrary<string> {
    const schema = resolved(this.document, given);
    const alternatives = schema.oneOf ?? schema.anyOf;
    if (alternatives) return fc.oneof(...alternatives.map((one) => this.of(one, spoil)));
    const [only] = schema.allOf ?? [];
    if (only) return this.of(only, spoil);
    if (schema.enum) return fc.constantFrom(...schema.enum.map((value) => JSON.stringify(value)));
    if (schema.properties) return this.object(schema, schema.properties, spoil);
    if (schema.items) {
      const { minItems = 0, maxItems = Infinity } = schema;
      const maxLength = Math.min(maxItems, minItems + MAX_EXTRA_ITEMS);
      const items = fc.array(spoil(this.of(schema.items, spoil)), {
        minLength: minItems,
        maxLength,
      });
      return items.map((texts) => `[${texts.join()}]`);
    }
    return scalar(schema);
  }

  private object(
    { required = [] }: Schema,
    properties: Readonly<Record<string, Schema>>,
    spoil: (value: fc.Arbitrary<string>) => fc.Arbitrary<string>,
  ): fc.Arbitrary<string> {
    const members = Object.entries(properties).map(([name, schema]) =>
      fc.option(
        spoil(this.of(schema, spoil)).map((text) => member(name, text)),
        { freq: required.includes(name) ? 40 : 1 },
      ),
    );
    const honest = fc.tuple(...members);
    const strange = fc.array(fc.tuple(strangeName(properties), hostileJson()), { maxLength: 2 });
    const isHonest = spoil(fc.constant('honest')).map((text) => text === 'honest');
    return fc.tuple(honest, strange, isHonest).map(([known, more, honestly]) => {
      const unknown = honestly ? [] : more.map(([name, text]) => member(name, text));
      return `{${[...known.filter((text) => text !== null), ...unknown].join()}}`;
    });
  }
}

/** Of a name that an object has already, or should not. */
function strangeName(properties: Readonly<Record<string, Schema>>): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.keys(properties), ...HOSTILE_NAMES);
}

function member(name: string, text: string): string {
  return `${JSON.stringify(name)}:${text}`;
}

function scalar(schema: Schema): fc.Arbitrary<string> {
  const texts: fc.Arbitrary<string>[] = [];
  if (hasType(schema, 'null')) texts.push(fc.constant('null'));
  if (hasType(schema, 'boolean')) texts.push(fc.boolean().map(String));
  if (hasType(schema, 'integer')) texts.push(integer(schema).map(String));
  if (hasType(schema, 'object')) texts.push(fc.constant('{}'));
  if (hasType(schema, 'string')) {
    const isPlain = schema.format === undefined && schema.pattern === undefined;
    if (isPlain && schema.minLength !== undefined) texts.push(quoted(fc.constantFrom(...PROMPTS)));
    texts.push(quoted(plainText(schema)));
  }
  return texts.length > 0 ? fc.oneof(...texts) : fc.constantFrom(...HOSTILE_JSON);
}

function hostileJson(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...HOSTILE_JSON), quoted(hostileText()));
}

function quoted(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return texts.map((text) => JSON.stringify(text));
}

/** Small ones meet each other, large ones meet limits. */
function integer({ minimum = 0, maximum = INT32_MAX }: Schema): fc.Arbitrary<number> {
  const max = Math.min(maximum, Number.MAX_SAFE_INTEGER);
  return fc.oneof(
    fc.integer({ min: minimum, max: Math.min(max, minimum + 3) }),
    fc.maxSafeInteger().map((any) => minimum + (Math.abs(any) % (max - minimum + 1))),
  );
}

function hasType({ type }: Schema, name: string): boolean {
  return typeof type === 'string' ? type === name : (type?.includes(name) ?? false);
}
