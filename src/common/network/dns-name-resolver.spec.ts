import { lookup } from 'node:dns/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NameServer } from '../../../test/support/name-server.js';
import { DnsNameResolver } from './dns-name-resolver.js';

const V4 = { address: '93.184.215.14', family: 4 };
const OTHER_V4 = { address: '10.0.0.1', family: 4 };
const V6 = { address: '2606:4700::1111', family: 6 };

const ZONE = {
  'both.example': { 4: [V4.address, OTHER_V4.address], 6: [V6.address] },
  'four.example': { 4: [V4.address] },
  'six.example': { 6: [V6.address] },
  'none.example': {},
};

describe(DnsNameResolver.name, () => {
  let server: NameServer;
  let names: DnsNameResolver;
  let waiting: AbortController;

  beforeEach(async () => {
    server = await NameServer.start(ZONE);
    names = new DnsNameResolver([server.address]);
    waiting = new AbortController();
  });

  afterEach(() => server.stop());

  it.each([
    ['both.example', [V4, OTHER_V4, V6]],
    ['four.example', [V4]],
    ['six.example', [V6]],
  ])('finds all addresses of %s, of whichever family', async (host, addresses) => {
    const found = await names.resolve(host, waiting.signal);

    expect(found).toHaveLength(addresses.length);
    expect(found).toEqual(expect.arrayContaining(addresses));
  });

  it('rejects for a name without addresses', async () => {
    await expect(names.resolve('none.example', waiting.signal)).rejects.toThrow();
  });

  it('keeps nobody waiting for names that nobody answers for', async () => {
    const attempts = Array.from({ length: 64 }, () => new AbortController());
    const silent = attempts.map(({ signal }, index) =>
      names.resolve(`${index}.silent.example`, signal),
    );
    const ends = Promise.allSettled(silent);
    await server.asked();

    await expect(names.resolve('four.example', waiting.signal)).resolves.toEqual([V4]);
    // By the threads that all others share.
    await expect(lookup('localhost')).resolves.toBeDefined();

    attempts.forEach((attempt) => attempt.abort());
    const cancelled = { errors: Array(2).fill(expect.objectContaining({ code: 'ECANCELLED' })) };
    expect(await ends).toEqual(
      silent.map(() => ({ status: 'rejected', reason: expect.objectContaining(cancelled) })),
    );
  });

  it('asks nothing for whoever has gone already', async () => {
    waiting.abort();

    await expect(names.resolve('four.example', waiting.signal)).rejects.toBe(waiting.signal.reason);
  });

  it.each(['localhost', 'localhost.', 'hooks.localhost'])(
    'takes %s for this machine and asks nobody',
    async (host) => {
      const nobody = new DnsNameResolver(['127.0.0.1:1']);

      await expect(nobody.resolve(host, waiting.signal)).resolves.toEqual([
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]);
    },
  );
});
