import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { clientAddress } from './client-address.js';

function requestFrom(remoteAddress: string | undefined, forwardedFor?: string): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwardedFor !== undefined) request.headers['x-forwarded-for'] = forwardedFor;
  return request;
}

const nobody = () => false;
const everybody = () => true;

describe(clientAddress.name, () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '20010db800010002'],
    ['2001:db8:1:2::9', '20010db800010002'],
    ['fe80::1%eth0', 'fe80000000000000'],
    [undefined, ''],
  ])('counts %s under %s', (remote, expected) => {
    expect(clientAddress(requestFrom(remote), nobody)).toBe(expected);
  });

  it('believes nobody about addresses unless he is trusted', () => {
    const request = requestFrom('192.0.2.1', '198.51.100.7');

    expect(clientAddress(request, nobody)).toBe('192.0.2.1');
    expect(clientAddress(request, everybody)).toBe('198.51.100.7');
  });

  it('counts under the proxy what is no address', () => {
    expect(clientAddress(requestFrom('192.0.2.1', 'x'), everybody)).toBe('192.0.2.1');
  });
});
