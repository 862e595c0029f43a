import type { LogRecord } from './log-record.js';

const UNQUOTED = /^[^\s"=\p{Cc}]+$/u;
const ESCAPED_LINE_BREAK = escaped('\n');
const CONTROL_CHARACTER = /\p{Cc}/gu;

/** ANSI codes of the foreground. */
const COLORS: Readonly<Record<string, number>> = {
  fatal: 31,
  error: 31,
  warn: 33,
  info: 32,
  debug: 35,
};
const DEFAULT_COLOR = 39;

/**
 * A record, plain data already, as people read it: `10:30:00.123 WARN [Context] attempt.retry generationId=101 attempt=2`,
 * then the stacks. Lines that continue one are indented and control characters escaped: no submitted text can forge
 * a line or a colour.
 */
export function readableLine(record: LogRecord, hasColors: boolean): string {
  const { timestamp, level, context, event, message, ...fields } = record;
  const paint = (text: string) => (hasColors ? colored(text, level) : text);
  const time = asText(timestamp).slice('2025-12-07T'.length, -1);
  const pairs = Object.entries(fields).filter(([key]) => key !== 'stack' && key !== 'error');
  const words = [
    time,
    paint(asText(level).toUpperCase().padEnd(5)),
    ...(context === undefined ? [] : [`[${asText(context)}]`]),
    ...[event, message].filter((text) => text !== undefined).map((text) => paint(asLines(text))),
    ...pairs.map(([key, value]) => `${key}=${asValue(value)}`),
  ];
  return [words.join(' '), ...stacksOf(record)].join('\n');
}

function colored(text: string, level: unknown): string {
  return `\u001b[${COLORS[asText(level)] ?? DEFAULT_COLOR}m${text}\u001b[${DEFAULT_COLOR}m`;
}

function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(CONTROL_CHARACTER, escaped);
}

function asLines(value: unknown): string {
  return asText(value).replaceAll(ESCAPED_LINE_BREAK, '\n  ');
}

function asValue(value: unknown): string {
  return typeof value === 'string' && UNQUOTED.test(value) ? value : JSON.stringify(value);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function stacksOf({ stack, error }: LogRecord): string[] {
  return [stack, ...stackOfError(error)]
    .filter((text) => text !== undefined)
    .map((text) => `  ${asLines(text)}`);
}

/** An error's stack and those of its causes; of what has no stack, the whole. */
function stackOfError(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [error];
  const { stack = error, cause }: { stack?: unknown; cause?: unknown } = error;
  return cause === undefined ? [stack] : [stack, ...stackOfError(cause)];
}
