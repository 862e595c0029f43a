import { Logger } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { requestContext } from '../http/request-context.js';
import { AppLogger, type AppLoggerOptions } from './app-logger.js';
import type { LogOutput } from './log-output.js';

const DEFAULTS: AppLoggerOptions = { level: 'debug', json: true, prompts: false, secrets: [] };

function createLogger(options: Partial<AppLoggerOptions> = {}, terminal: Partial<LogOutput> = {}) {
  const lines: string[] = [];
  const write = (line: string): number => lines.push(line);
  const logger = new AppLogger({ ...DEFAULTS, output: { write, ...terminal }, ...options });
  const records = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, lines, records };
}

describe(AppLogger.name, () => {
  afterEach(() => {
    Logger.overrideLogger(true);
  });

  it('writes fields as top-level keys of one JSON object a line', () => {
    const { logger, lines, records } = createLogger();

    logger.warn({ event: 'attempt.retry', generationId: 101, waitMs: 2000 }, 'Attempts');

    expect(lines.join('')).toMatch(/^\{.*\}\n$/);
    expect(records()).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'warn',
        context: 'Attempts',
        event: 'attempt.retry',
        generationId: 101,
        waitMs: 2000,
      },
    ]);
  });

  it('takes a sentence, with or without fields', () => {
    const { logger, records } = createLogger();

    logger.log('Listening', { port: 8000 });

    expect(records()).toMatchObject([{ level: 'info', message: 'Listening', port: 8000 }]);
  });

  it.each(['timestamp', 'level', 'context'])('lets no field replace its own %s', (key) => {
    const { logger, records } = createLogger();

    logger.log({ event: 'odd', [key]: 'forged' }, 'Here');

    expect(records()[0]?.[key]).not.toBe('forged');
  });

  it.each([
    ['info', 0],
    ['debug', 1],
  ] as const)("tells at level %s of Nest's start-up in %i lines", (level, lineCount) => {
    const { logger, lines } = createLogger({ level });

    logger.log('Mapped {/api/generate, POST} route', 'RouterExplorer');

    expect(lines).toHaveLength(lineCount);
  });

  it('serves the loggers of Nest', () => {
    const { logger, records } = createLogger();
    Logger.overrideLogger(logger);

    new Logger('Lease').error({ event: 'lease.lost', generationId: 7 });

    expect(records()).toMatchObject([{ context: 'Lease', event: 'lease.lost', generationId: 7 }]);
  });

  it.each<[string, (logger: AppLogger, error: Error) => void]>([
    ['as the message', (logger, error) => logger.error(error)],
    ['as a field', (logger, error) => logger.error({ event: 'failed', error })],
    ['after the message', (logger, error) => logger.error('failed', error)],
    ['after the message, among fields', (logger, error) => logger.error('failed', { error })],
  ])('writes an error with its stack and cause, given %s', (_, log) => {
    const { logger, records } = createLogger();
    const error = new TypeError('outer', { cause: new Error('inner') });

    log(logger, error);

    expect(records()).toMatchObject([
      {
        error: {
          name: 'TypeError',
          message: 'outer',
          stack: expect.stringContaining('app-logger.spec'),
          cause: { message: 'inner' },
        },
      },
    ]);
  });

  it('keeps a stack that Nest hands over as text', () => {
    const { logger, records } = createLogger();
    const stack = String(new Error('x').stack);

    logger.error('failed', stack, 'Here');

    expect(records()).toMatchObject([{ message: 'failed', context: 'Here', stack }]);
  });

  it.each([
    ['fatal', ['fatal']],
    ['error', ['fatal', 'error']],
    ['warn', ['fatal', 'error', 'warn']],
    ['info', ['fatal', 'error', 'warn', 'info']],
    ['debug', ['fatal', 'error', 'warn', 'info', 'debug']],
  ] as const)('at level %s writes %j', (level, written) => {
    const { logger, records } = createLogger({ level });

    for (const method of ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const) {
      logger[method]('x');
    }

    expect(records().map((record) => record['level'])).toEqual(written);
  });

  it('writes no token, password or prompt', () => {
    const { logger, lines } = createLogger({ secrets: ['token-of-bria'] });

    logger.error({
      event: 'failed',
      headers: { api_token: 'hidden-1', Authorization: 'hidden-2' },
      body: [{ prompt: 'hidden-3', negative_prompt: 'hidden-4', structuredPrompt: {} }],
      note: 'sent token-of-bria',
      error: new Error('connect postgres://app:hidden-5@db/x', { cause: 'token-of-bria' }),
    });

    expect(lines.join('')).not.toMatch(/hidden-|token-of-bria/);
  });

  it('masks what we issue, wherever it turns up, and tells which key it is', () => {
    const { logger, lines } = createLogger();
    const key = `gen_12_${'Aa0-_'.repeat(8)}Aa0`;
    const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

    logger.log({ event: 'request', path: `/api/${key}/${secret}`, apiKey: 'sent' });

    expect(lines.join('')).toContain('"path":"/api/gen_12_[redacted]/whsec_[redacted]"');
    expect(lines.join('')).toContain('"apiKey":"[redacted]"');
  });

  it('writes no values that a database driver attaches to its errors', () => {
    const { logger, lines, records } = createLogger();
    const error = Object.assign(new Error('insert failed'), {
      code: '23514',
      detail: 'Failing row contains (hidden-1)',
      parameters: ['hidden-2'],
      driverError: Object.assign(new Error('again'), { detail: 'hidden-3' }),
    });

    logger.error({ event: 'failed', error });

    expect(records()).toMatchObject([{ error: { message: 'insert failed', code: '23514' } }]);
    expect(lines.join('')).not.toContain('hidden-');
  });

  it('writes all errors of several', () => {
    const { logger, records } = createLogger();

    logger.error(new AggregateError([new Error('IPv4'), new Error('IPv6')], 'refused'));

    expect(records()).toMatchObject([
      { error: { message: 'refused', errors: [{ message: 'IPv4' }, { message: 'IPv6' }] } },
    ]);
  });

  it('writes prompts when that is wanted', () => {
    const { logger, records } = createLogger({ prompts: true });

    logger.debug({ event: 'planned', prompt: 'A luxury watch' });

    expect(records()).toMatchObject([{ prompt: 'A luxury watch' }]);
  });

  it('survives what JSON cannot hold', () => {
    const { logger, records } = createLogger();
    const circular: Record<string, unknown> = {
      big: 1n,
      when: new Date(NaN),
      bytes: Buffer.alloc(3),
    };
    circular['self'] = circular;

    logger.log({ event: 'odd', circular });

    expect(records()).toMatchObject([
      { circular: { big: '1', when: null, bytes: '[3 bytes]', self: '[circular]' } },
    ]);
  });

  it('writes the id of the request being served', () => {
    const { logger, records } = createLogger();

    const context = { requestId: 'abc', arrivedAtMs: 0, origin: 'http://localhost' };
    requestContext.run(context, () => logger.log('x'));
    logger.log('y');

    expect(records().map((record) => record['requestId'])).toEqual(['abc', undefined]);
  });

  describe('for people', () => {
    it('writes the event, then its fields, on one line', () => {
      const { logger, lines } = createLogger({ json: false });

      logger.warn({ event: 'attempt.retry', generationId: 101, note: 'two words' }, 'Attempts');

      expect(lines.join('')).toMatch(
        /^\d\d:\d\d:\d\d\.\d{3} WARN {2}\[Attempts\] attempt\.retry generationId=101 note="two words"\n$/,
      );
    });

    it('puts the stacks of an error and its cause below', () => {
      const { logger, lines } = createLogger({ json: false });

      logger.error({ event: 'failed', error: new Error('outer', { cause: new Error('inner') }) });

      expect(lines.join('')).toMatch(/failed\n {2}Error: outer\n {6}at .*\n {2}Error: inner\n/s);
    });

    it('shows an error that has no stack', () => {
      const { logger, lines } = createLogger({ json: false });

      logger.error({ event: 'failed', error: { code: 'E1' } });

      expect(lines.join('')).toContain('failed\n  {"code":"E1"}\n');
    });

    it('escapes control characters', () => {
      const { logger, lines } = createLogger({ json: false });

      logger.log('red \u001b[31m\ncontinued', { path: '/\u0007' });

      expect(lines.join('')).toContain('red \\u001b[31m\n  continued path="/\\u0007"\n');
    });

    it.each<[string, Partial<LogOutput>, string]>([
      ['on a terminal that shows them', { isTTY: true, hasColors: () => true }, '\u001b[31mfailed'],
      ['on no other terminal', { isTTY: true, hasColors: () => false }, ' failed'],
      ['in no file', {}, ' failed'],
    ])('uses colours %s', (_, terminal, text) => {
      const { logger, lines } = createLogger({ json: false }, terminal);

      logger.error({ event: 'failed' });

      expect(lines.join('')).toContain(text);
    });
  });
});
