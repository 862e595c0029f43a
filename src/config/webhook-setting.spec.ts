import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../test/support/configuration-faults.js';
import { readConfig } from './environment.js';

const TOKEN = { BRIA_API_TOKEN: 'token-of-bria' };
const PUBLIC = { PUBLIC_URL: 'https://pictures.studio.com/fibo' };
const HERE = { PUBLIC_URL: 'http://127.0.0.1:8000' };

describe('FIBO_WEBHOOKS', () => {
  it.each([
    ['a public address', { ...TOKEN, ...PUBLIC }, true],
    ['no address', TOKEN, false],
    ['an address of this machine', { ...TOKEN, ...HERE }, false],
    ['the simulator', { ...PUBLIC, FIBO: 'simulator' }, false],
  ])('is worked out from %s', (_what, environment, isOn) => {
    expect(readConfig(environment).fibo.hasWebhooks).toBe(isOn);
  });

  it('is on when that is wanted, wherever the service is', () => {
    expect(readConfig({ ...HERE, FIBO_WEBHOOKS: 'on' }).fibo.hasWebhooks).toBe(true);
  });

  it('is off when that is wanted', () => {
    const environment = { ...TOKEN, ...PUBLIC, FIBO_WEBHOOKS: 'off' };
    expect(readConfig(environment).fibo.hasWebhooks).toBe(false);
  });

  it('needs an address to be on', () => {
    expect(faultsOf({ ...TOKEN, FIBO_WEBHOOKS: 'on' })).toEqual([
      { name: 'PUBLIC_URL', reason: 'must be set with FIBO_WEBHOOKS=on' },
    ]);
  });

  it('is one of three words', () => {
    expect(faultsOf({ FIBO_WEBHOOKS: 'yes' })).toMatchObject([{ name: 'FIBO_WEBHOOKS' }]);
  });
});

describe('WEBHOOK_ALLOW_LOOPBACK', () => {
  it('is off unless it is wanted', () => {
    const allows = (environment: Record<string, string>) =>
      readConfig(environment).webhooks.allowsLoopback;

    expect(allows(TOKEN)).toBe(false);
    expect(allows({ ...TOKEN, WEBHOOK_ALLOW_LOOPBACK: 'true' })).toBe(true);
  });
});
