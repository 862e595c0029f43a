import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testConfig } from '../../../test/support/test-config.js';
import { type HostAddress, NameResolver } from '../../common/network/name-resolver.js';
import { isPublicIp } from '../../common/network/public-ip.js';
import { DeliveryFailure } from '../sending/delivery-failure.js';
import { WebhookTargets } from './webhook-targets.js';

const PUBLIC: HostAddress = { address: '93.184.215.14', family: 4 };
const PRIVATE: HostAddress = { address: '10.0.0.1', family: 4 };
const LOOPBACK: HostAddress = { address: '127.0.0.1', family: 4 };

/** Names of a test; each look-up of a name gives its next answer. */
class ScriptedNames extends NameResolver {
  readonly asked: string[] = [];

  constructor(private readonly answers: readonly (readonly HostAddress[])[]) {
    super();
  }

  override resolve(host: string): Promise<readonly HostAddress[]> {
    this.asked.push(host);
    const answer = this.answers[this.asked.length - 1];
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('ENOTFOUND 10.0.0.53'));
  }
}

function targets(
  answers: readonly (readonly HostAddress[])[],
  settings: Readonly<Record<string, string>> = {},
): WebhookTargets {
  return new WebhookTargets(new ScriptedNames(answers), testConfig(settings));
}

const ALLOWED = { WEBHOOK_ALLOW_LOOPBACK: 'true' };
const UNHURRIED = new AbortController().signal;
const URL_OF_NAME = 'https://hooks.example.com/';

describe(WebhookTargets.name, () => {
  it('gives the addresses that were checked, all of them', async () => {
    const other = { address: '2606:4700::1111', family: 6 };

    const { url, addresses } = await targets([[PUBLIC, other]]).find(URL_OF_NAME, UNHURRIED);

    expect(url.hostname).toBe('hooks.example.com');
    expect(addresses).toEqual([PUBLIC, other]);
  });

  it.each([
    ['a private address', [PRIVATE]],
    ['a private address among others', [PUBLIC, PRIVATE]],
    ['loopback', [LOOPBACK]],
    ['no address', []],
  ])('refuses a name that leads to %s, and does not tell it', async (_what, answer) => {
    const found = targets([answer]).find(URL_OF_NAME, UNHURRIED);

    await expect(found).rejects.toThrow(
      new DeliveryFailure('The URL does not lead to a public address'),
    );
  });

  it('refuses a name that nobody knows, and tells nothing of who was asked', async () => {
    const found = targets([]).find(URL_OF_NAME, UNHURRIED);

    await expect(found).rejects.toMatchObject({ message: 'The host of the URL is not known' });
  });

  it.each(['http://10.0.0.1/', 'http://0x7f.1/', 'http://[::1]/', 'ftp://example.com/', 'nothing'])(
    'refuses %s without asking anybody',
    async (url) => {
      await expect(targets([[PUBLIC]]).find(url, UNHURRIED)).rejects.toBeInstanceOf(
        DeliveryFailure,
      );
    },
  );

  it('lets loopback pass where that is allowed, and nothing else', async () => {
    await expect(
      targets([[LOOPBACK]], ALLOWED).find(URL_OF_NAME, UNHURRIED),
    ).resolves.toMatchObject({
      addresses: [LOOPBACK],
    });
    await expect(targets([], ALLOWED).find('http://[::1]:80/', UNHURRIED)).resolves.toBeDefined();
    await expect(
      targets([[LOOPBACK, PRIVATE]], ALLOWED).find(URL_OF_NAME, UNHURRIED),
    ).rejects.toThrow();
    const mapped = { address: '::ffff:10.0.0.1', family: 6 };
    await expect(targets([[mapped]], ALLOWED).find(URL_OF_NAME, UNHURRIED)).rejects.toThrow();
  });

  it('never gives an address that is not public', async () => {
    const address = fc.oneof(
      fc.ipV4().map((ip) => ({ address: ip, family: 4 })),
      fc.ipV6().map((ip) => ({ address: ip, family: 6 })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(address, { maxLength: 5 }), async (answer) => {
        const found = await targets([answer])
          .find(URL_OF_NAME, UNHURRIED)
          .then(
            ({ addresses }) => addresses,
            () => undefined,
          );
        const isSafe = answer.length > 0 && answer.every(({ address: ip }) => isPublicIp(ip));
        expect(found).toEqual(isSafe ? answer : undefined);
      }),
    );
  });
});
