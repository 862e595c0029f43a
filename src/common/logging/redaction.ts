import { isNativeError } from 'node:util/types';
import type { LogRecord } from './log-record.js';

const REDACTED = '[redacted]';
const SECRET_KEY = /(token|authorization|password|secret|cookie|api-?key)$/i;
/** PostgreSQL quotes the failing row in `detail`, and the failing text in `where`. */
const PROMPT_KEY = /(prompts?|^detail|^where)$/i;
const POSTGRES_PASSWORD = /(postgres(?:ql)?:\/\/[^\s:@/]*:)\S*@/gi;
/** Callers' keys and webhooks' secrets, which are known by their form; a caller may send one anywhere. The id of a key may be told. */
const ISSUED_SECRET = /(gen_\d{1,15}_)[\w-]{20,}|(whsec_)[\w+/=]{20,}/g;
const MAX_DEPTH = 8;
/** A shorter secret would blot out ordinary words. */
const MIN_SECRET_LENGTH = 8;

/** What may be logged. */
export interface RedactionOptions {
  /** Whether the values of prompt keys may be logged. */
  readonly prompts: boolean;
  /** Values that are masked wherever they turn up; those under 8 characters are not looked for. */
  readonly secrets: readonly string[];
}

/**
 * Makes records plain JSON data, errors and cycles included, without secrets: by key, by known value, by the form of those we issue, and in PostgreSQL URLs.
 */
export function createRedactor({
  prompts,
  secrets,
}: RedactionOptions): (record: LogRecord) => LogRecord {
  const searched = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);

  const maskText = (text: string): string => {
    const masked = searched.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
    const issued = masked.includes('_') ? masked.replace(ISSUED_SECRET, `$1$2${REDACTED}`) : masked;
    return issued.includes('://') ? issued.replace(POSTGRES_PASSWORD, `$1${REDACTED}@`) : issued;
  };

  const isSecret = (key: string): boolean =>
    SECRET_KEY.test(key) || (!prompts && PROMPT_KEY.test(key));

  const redactEntries = (
    entries: readonly [string, unknown][],
    ancestors: readonly object[],
  ): LogRecord =>
    Object.fromEntries(
      entries.map(([key, value]) => [key, isSecret(key) ? REDACTED : redact(value, ancestors)]),
    );

  const redact = (value: unknown, ancestors: readonly object[]): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'bigint' || typeof value === 'symbol') return value.toString();
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (ancestors.includes(value)) return '[circular]';
    if (ancestors.length === MAX_DEPTH) return '[truncated]';
    const path = [...ancestors, value];
    if (Array.isArray(value)) return value.map((item) => redact(item, path));
    return redactEntries(isNativeError(value) ? errorEntries(value) : Object.entries(value), path);
  };

  return (record) => redactEntries(Object.entries(record), []);
}

/**
 * What tells of an error: of its own fields only plain ones, for drivers attach whole statements with their values.
 */
function errorEntries(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  const errors = 'errors' in error ? error.errors : undefined;
  const plain = Object.entries(error).filter(([, value]) => typeof value !== 'object');
  return Object.entries({ name, message, stack, ...Object.fromEntries(plain), cause, errors });
}
