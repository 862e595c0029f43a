import { describe, expect, it } from '@jest/globals';
import { faultsOf, OPEN } from '../../test/support/configuration-faults.js';
import { readConfig } from './environment.js';

describe('beyond loopback', () => {
  it('starts when strangers are allowed and the public address is known', () => {
    expect(readConfig(OPEN).http.host).toBe('0.0.0.0');
  });

  it.each(['PUBLIC_URL', 'ALLOW_ANONYMOUS'])('wants %s', (name) => {
    const faults = faultsOf({ ...OPEN, [name]: '' });

    expect(faults.map((fault) => fault.name)).toEqual([name]);
  });

  it('has limits with keys', () => {
    const { limits } = readConfig({ ...OPEN, AUTH: 'api-key' });

    expect(limits).toEqual({ requestsPerMinute: 600, addressRequestsPerMinute: 1200 });
  });

  it('wants keys or leave to do without', () => {
    const config = readConfig({ ...OPEN, ALLOW_ANONYMOUS: '', AUTH: 'api-key' });

    expect(config.auth.mode).toBe('api-key');
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('is not where %s is', (host) => {
    expect(readConfig({ HOST: host }).http.host).toBe(host);
  });

  it.each(['0.0.0.0', '::', '192.168.1.1', 'localhost.example.com'])('is %s', (host) => {
    const faults = faultsOf({ ...OPEN, HOST: host, ALLOW_ANONYMOUS: 'false' });

    expect(faults.map((fault) => fault.name)).toEqual(['ALLOW_ANONYMOUS']);
  });
});
