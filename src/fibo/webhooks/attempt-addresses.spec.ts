import { describe, expect, it } from '@jest/globals';
import { testConfig } from '../../../test/support/test-config.js';
import { AttemptAddresses } from './attempt-addresses.js';

const ATTEMPT = { generationId: 101, number: 2 };
const ON = testConfig({ FIBO_WEBHOOKS: 'on', PUBLIC_URL: 'https://studio.example/fibo/' });

function addresses(token = 'token', config = ON): AttemptAddresses {
  return new AttemptAddresses({ baseUrl: 'https://fibo.example', token }, config);
}

function nameOf(attempt = ATTEMPT): string {
  return addresses().of(attempt)?.split('/').at(-1) ?? '';
}

describe(AttemptAddresses.name, () => {
  it('lie below the public URL, and find their attempt again', () => {
    const address = addresses().of(ATTEMPT);

    expect(address).toMatch(
      /^https:\/\/studio\.example\/fibo\/api\/fibo\/webhooks\/101\.2\.[\w-]{43}$/,
    );
    expect(addresses().find(nameOf())).toEqual(ATTEMPT);
  });

  it('are not given away while FIBO is not to tell, and are still known', () => {
    const off = addresses('token', testConfig());

    expect(off.of(ATTEMPT)).toBeUndefined();
    expect(off.find(nameOf())).toEqual(ATTEMPT);
  });

  it.each([
    ['of another generation', nameOf().replace('101.', '102.')],
    ['of another attempt', nameOf().replace('.2.', '.1.')],
    ['written otherwise', `0${nameOf()}`],
    ['without a signature', '101.2.'],
    ['cut short', nameOf().slice(0, -1)],
    ['of nothing', ''],
  ])('are none of ours when they are %s', (_what, name) => {
    expect(addresses().find(name)).toBeUndefined();
  });

  it("are none of ours when another account's token signed them", () => {
    expect(addresses('another token').find(nameOf())).toBeUndefined();
  });
});
