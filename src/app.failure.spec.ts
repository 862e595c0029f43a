import { describe, expect, it } from '@jest/globals';
import { describeFailedStart } from './app.failure.js';
import { ConfigurationError } from './config/configuration-error.js';
import { DatabaseUnusable } from './database/database-unavailable.js';

const THIS_FILE = 'app.failure.spec';

describe(describeFailedStart.name, () => {
  it('tells a configuration that is not valid in its own words', () => {
    const error = new ConfigurationError([{ name: 'PORT', reason: 'must be an integer' }]);

    expect(describeFailedStart(error)).toBe(error.message);
  });

  it.each([
    new DatabaseUnusable('PostgreSQL', new Error('connect ECONNREFUSED 127.0.0.1:1')),
    Object.assign(new Error('listen EADDRINUSE: address already in use'), { syscall: 'listen' }),
  ])('tells what the surroundings are to blame for without a stack', (error) => {
    expect(describeFailedStart(error)).toBe(`The service cannot start: ${error.message}`);
  });

  it('tells where in the code a fault of our own arose', () => {
    const told = describeFailedStart(new TypeError('x is not a function'));

    expect(told).toContain('x is not a function');
    expect(told).toContain(THIS_FILE);
  });
});
