import { describe, expect, it } from '@jest/globals';
import { ERROR_CATALOGUE } from './error-catalogue.js';

describe('ERROR_CATALOGUE', () => {
  const entries = Object.entries(ERROR_CATALOGUE);

  it.each(entries)('describes %s in one sentence', (_, { title }) => {
    expect(title).toMatch(/^[A-Z][^.]*\.$/);
  });

  it.each(entries)('logs %s as its status demands', (_, { status, logLevel }) => {
    expect(status < 500 ? ['debug'] : ['error', 'warn']).toContain(logLevel);
  });

  it('says when to come back with every 429 and 503', () => {
    const silent = entries.filter(
      ([, { status, retryAfterSeconds }]) =>
        [429, 503].includes(status) && retryAfterSeconds === undefined,
    );
    expect(silent).toEqual([]);
  });

  it('lets nobody retry what only another request can mend', () => {
    const hopeless = entries.filter(
      ([, { status, retryable }]) => retryable && status < 500 && ![409, 429].includes(status),
    );
    expect(hopeless).toEqual([]);
  });
});
