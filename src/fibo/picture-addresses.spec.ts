import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { ScriptedNames } from '../../test/support/scripted-names.js';
import { testConfig } from '../../test/support/test-config.js';
import { PictureAddresses, RefusedPictureAddress } from './picture-addresses.js';

const PUBLIC = '93.184.215.14';
const NAMES = {
  'public.example': [[PUBLIC, '93.184.215.15']],
  'private.example': [['10.0.0.1']],
  'half.example': [[PUBLIC, '192.168.1.1']],
  'nothing.example': [[]],
  'rebinding.example': [[PUBLIC], ['169.254.169.254']],
};

function addresses(settings: Readonly<Record<string, string>> = {}, base = 'http://127.0.0.1:1') {
  const endpoint = { baseUrl: `${base}/v2`, token: 't' };
  return new PictureAddresses(new ScriptedNames(NAMES), testConfig(settings), endpoint);
}

function lookup(from: PictureAddresses, host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    from.lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(found as LookupAddress[]);
    });
  });
}

describe(PictureAddresses.name, () => {
  it.each([
    'https://images.example/a.png?signature=1',
    `http://${PUBLIC}/`,
    'https://[2606:4700::1111]:8443/',
    'http://127.0.0.1:9/on-the-host-of-fibo',
  ])('lets %s pass', (text) => {
    expect(addresses().check(text).href).toBe(text);
  });

  it.each([
    '',
    'no address',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ftp://images.example/a.png',
    'https://user:word@images.example/a.png',
    'http://user@127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::1]/',
    'http://2130706434/',
    'http://0x7f.2/',
    'http://0177.0.0.2/',
    'http://127.2/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
  ])('refuses %s', (text) => {
    expect(() => addresses().check(text)).toThrow(RefusedPictureAddress);
  });

  it('keeps to the hosts that are listed, and to the one of FIBO', () => {
    const listed = addresses({ FIBO_IMAGE_HOSTS: 'images.example,*.cdn.example' });

    expect(() => listed.check('https://images.example/')).not.toThrow();
    expect(() => listed.check('https://a.b.cdn.example/')).not.toThrow();
    expect(() => listed.check('http://127.0.0.1/')).not.toThrow();
    for (const host of ['cdn.example', 'notcdn.example', 'a.images.example', PUBLIC]) {
      expect(() => listed.check(`https://${host}/`)).toThrow(RefusedPictureAddress);
    }
  });

  it('connects to the addresses that were checked, all of them', async () => {
    await expect(lookup(addresses(), 'public.example')).resolves.toEqual([
      { address: PUBLIC, family: 4 },
      { address: '93.184.215.15', family: 4 },
    ]);
  });

  it.each(['private.example', 'half.example', 'nothing.example', 'unknown.example'])(
    'connects to nothing of %s, listed or not',
    async (host) => {
      await expect(lookup(addresses(), host)).rejects.toThrow();
      await expect(lookup(addresses({ FIBO_IMAGE_HOSTS: host }), host)).rejects.toThrow();
    },
  );

  it('checks a name for each connection anew', async () => {
    const rebinding = addresses();

    await expect(lookup(rebinding, 'rebinding.example')).resolves.toHaveLength(1);
    await expect(lookup(rebinding, 'rebinding.example')).rejects.toThrow('public address');
  });

  it('takes the host of FIBO wherever this machine says it is', async () => {
    const own = addresses({}, 'http://localhost:1');

    expect(await lookup(own, 'localhost')).not.toHaveLength(0);
  });
});
