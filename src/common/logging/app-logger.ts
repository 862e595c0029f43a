import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { isNativeError } from 'node:util/types';
import { requestContext } from '../http/request-context.js';
import type { LogRecord } from './log-record.js';
import { readableLine } from './readable-line.js';
import type { LogOutput } from './log-output.js';
import { createRedactor, type RedactionOptions } from './redaction.js';
import { TurnOutput } from './turn-output.js';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;

type Level = (typeof LEVELS)[number];

/** Nest's own names, the most urgent first, under the names that stand in the log. */
const NEST_LEVELS: Readonly<Record<Level, LogLevel>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
};

/** Where Nest tells of each module and route it sets up: for those who look for a fault in it. */
const START_UP = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** How and what to log. */
export interface AppLoggerOptions extends RedactionOptions {
  /** The least urgent level that is still written. */
  readonly level: Level;
  /** One JSON object a line, or text for people. */
  readonly json: boolean;
  /** Takes each line, with its line break; default: standard output, once a turn of the event loop. */
  readonly output?: LogOutput;
}

/**
 * The log of the service, all levels on one stream. Events carry fields:
 * `logger.warn({ event: 'attempt.retry', generationId, attempt, waitMs })`; an error goes in as `error`.
 * In JSON lines fields are top-level keys; timestamp, level, context and requestId are the logger's own.
 */
export class AppLogger extends ConsoleLogger {
  private readonly format: (record: LogRecord) => string;
  private readonly redacted: (record: LogRecord) => LogRecord;
  private readonly output: LogOutput;

  constructor({ output = new TurnOutput(process.stdout), ...options }: AppLoggerOptions) {
    super({
      logLevels: LEVELS.slice(0, LEVELS.indexOf(options.level) + 1).map(
        (name) => NEST_LEVELS[name],
      ),
    });
    this.redacted = createRedactor(options);
    this.output = output;
    this.format = options.json
      ? (record) => JSON.stringify(record)
      : (record) => readableLine(record, hasColors(output));
  }

  protected override printMessages(
    messages: unknown[],
    context = this.context,
    level: LogLevel = 'log',
    _stream?: 'stdout' | 'stderr',
    stack?: unknown,
    params: Readonly<Record<string, unknown>> = {},
  ): void {
    if (level === 'log' && START_UP.has(context ?? '') && !this.isLevelEnabled('debug')) return;
    const head = {
      timestamp: new Date().toISOString(),
      level: LEVELS.find((name) => NEST_LEVELS[name] === level) ?? 'debug',
      ...defined({
        context: context || undefined,
        requestId: requestContext.getStore()?.requestId,
      }),
    };
    const { messages: rest, error } = this.extractJsonError(
      messages.map((message) => this.resolveMessage(message)),
    );
    rest.forEach((message, index) => {
      const fields = { ...fieldsOf(message), ...params, ...defined({ stack }) };
      const failure = index === 0 ? defined({ error }) : {};
      // The head comes first in the line, and nothing that follows may replace it.
      const record = this.redacted({ ...head, ...fields, ...failure, ...head });
      this.output.write(`${this.format(record)}\n`);
    });
  }

  /** The stack is part of its record. */
  protected override printStackTrace(): void {}
}

function fieldsOf(message: unknown): object {
  const hasFields = typeof message === 'object' && message !== null;
  return hasFields && !Array.isArray(message) && !isNativeError(message) ? message : { message };
}

function defined(fields: LogRecord): LogRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function hasColors(output: LogOutput): boolean {
  return output.isTTY === true && output.hasColors?.() === true;
}
