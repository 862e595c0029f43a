import { describe, expect, it } from '@jest/globals';
import { isPublicHost } from './public-host.js';

describe(isPublicHost.name, () => {
  it.each([
    'pictures.studio.com',
    'Pictures.Studio.COM.',
    'internal.studio.com',
    'my-example.com',
    '8.8.8.8',
    '172.32.0.1',
    '[2606:4700::1111]',
  ])('takes %s', (host) => {
    expect(isPublicHost(host)).toBe(true);
  });

  it.each([
    'localhost',
    'pictures',
    'pictures.local',
    'pictures.internal.',
    'pictures.localhost',
    'nas.home.arpa',
    'studio.example',
    'pictures.example.com',
    '0.0.0.0',
    '127.0.0.1',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:10.0.0.1]',
  ])('refuses %s', (host) => {
    expect(isPublicHost(host)).toBe(false);
  });
});
