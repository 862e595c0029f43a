import { describe, expect, it } from '@jest/globals';
import {
  baseAddress,
  hostList,
  listenHost,
  originList,
  postgresUrl,
  trustedProxies,
  upstreamAddress,
} from './network-settings.js';
import { Rejection } from './setting.js';

describe(listenHost.name, () => {
  it.each(['localhost', '0.0.0.0', '::', '::1', 'a-b.example.com'])('takes %s', (text) => {
    expect(listenHost(text)).toBe(text);
  });

  it.each(['[::1]', 'a host', '-example.com', 'a..b', 'a:80', 'http://a', 'a'.repeat(64)])(
    'refuses %s',
    (text) => {
      expect(listenHost(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(hostList.name, () => {
  it.each([
    ['images.example.com', ['images.example.com']],
    ['A.example, *.Example.com', ['a.example', '*.example.com']],
  ])('takes %s', (text, hosts) => {
    expect(hostList(text)).toEqual(hosts);
  });

  it.each(['*', '*.', 'a.*.com', 'https://example.com', 'example.com:443', 'a,,b', '**.a', 'a/b'])(
    'refuses %s',
    (text) => {
      expect(hostList(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(baseAddress.name, () => {
  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['http://Example.com:8080/a/b//', 'http://example.com:8080/a/b'],
  ])('takes %s as %s', (text, address) => {
    expect(baseAddress(text)).toBe(address);
  });

  it.each([
    'example.com',
    'https:example.com',
    'ftp://example.com',
    'https://example.com/?a=b',
    'https://example.com/#a',
    'https://user:word@example.com',
    'https://exam ple.com',
    'https://',
  ])('refuses %s', (text) => {
    expect(baseAddress(text)).toBeInstanceOf(Rejection);
  });
});

describe(upstreamAddress.name, () => {
  it.each([
    'https://a.example.com/v2',
    'http://127.0.0.1:9/v2',
    'http://[::1]:9',
    'http://localhost',
  ])('takes %s', (text) => {
    expect(upstreamAddress(text)).toBe(text);
  });

  it.each([
    'http://a.example.com/v2',
    'http://127.0.0.1.example.com',
    'https://user@a.example.com',
  ])('refuses %s', (text) => {
    expect(upstreamAddress(text)).toBeInstanceOf(Rejection);
  });
});

describe(postgresUrl.name, () => {
  it.each(['postgres://user:word@host:5432/name?sslmode=require', 'postgresql:///name'])(
    'takes %s',
    (text) => {
      expect(postgresUrl(text)).toBe(text);
    },
  );

  it.each(['localhost:5432', 'mysql://host', 'postgres:host', 'postgres://[/name'])(
    'refuses %s',
    (text) => {
      expect(postgresUrl(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(originList.name, () => {
  it('takes exact origins', () => {
    const origins = ['https://a.example.com', 'http://localhost:3000'];

    expect(originList(origins.join(', '))).toEqual(origins);
  });

  it.each(['*', 'null', 'https://a.example.com/', 'https://a.example.com,,https://b.example.com'])(
    'refuses %s',
    (text) => {
      expect(originList(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(trustedProxies.name, () => {
  it.each<[string, string | number]>([
    ['0', 0],
    ['2', 2],
    ['loopback', 'loopback'],
    ['10.0.0.1, fd00::/8,uniquelocal', '10.0.0.1,fd00::/8,uniquelocal'],
  ])('takes %s', (text, proxies) => {
    expect(trustedProxies(text)).toBe(proxies);
  });

  it.each([
    'true',
    '33',
    '-1',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    'proxy',
    ',',
  ])('refuses %s', (text) => {
    expect(trustedProxies(text)).toBeInstanceOf(Rejection);
  });
});
