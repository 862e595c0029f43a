import { describe, expect, it } from '@jest/globals';
import { faultsOf, OPEN } from '../../test/support/configuration-faults.js';
import { readConfig } from './environment.js';

describe('which FIBO', () => {
  const refusal =
    'BRIA_API_TOKEN is missing; set FIBO=simulator to serve simulated pictures on purpose';

  it('is Bria when there is a token', () => {
    expect(readConfig({ BRIA_API_TOKEN: 'token' }).fibo.mode).toBe('bria');
  });

  it('is the simulator on purpose, wherever the service listens', () => {
    const tokenless = { ...OPEN, BRIA_API_TOKEN: '' };

    expect(readConfig({ ...tokenless, FIBO: 'simulator' }).fibo.mode).toBe('simulator');
    expect(readConfig({ ...OPEN, FIBO: 'simulator' }).fibo.mode).toBe('simulator');
  });

  it.each([
    ['beyond loopback', { ...OPEN, BRIA_API_TOKEN: '' }],
    ['with keys', { AUTH: 'api-key' }],
    ['with a database of its own', { DATABASE_URL: 'postgres://localhost/x' }],
  ])('is refused without a token %s', (_, environment) => {
    expect(faultsOf(environment)).toEqual([{ name: 'FIBO', reason: refusal }]);
  });

  it('is refused when Bria is wanted without a token', () => {
    expect(faultsOf({ FIBO: 'bria' })).toEqual([
      { name: 'BRIA_API_TOKEN', reason: 'must be set with FIBO=bria' },
    ]);
  });
});
