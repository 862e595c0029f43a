import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiError } from '../../common/errors/api-error.js';
import { parseUrl } from '../../common/network/http-url.js';
import { Optional } from '../../common/validation/optional.js';
import { validate } from '../../common/validation/request-validator.js';
import { IsWebhookUrl } from './is-webhook-url.js';
import { isLoopbackUrl } from './webhook-url.js';

class Body {
  @Optional()
  @IsWebhookUrl()
  webhook_url?: string;
}

/** What is wrong with it; undefined: nothing. */
function faultOf(url: unknown): string | undefined {
  try {
    validate(Body, { webhook_url: url }, 'body');
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError) || typeof error.detail === 'string') throw error;
    return error.detail[0]?.type;
  }
}

/** Written in ways that mean a private address. */
const PRIVATE = [
  'http://10.0.0.1/',
  'http://192.168.1.1:8080/hooks',
  'http://169.254.169.254/latest/meta-data',
  'http://[fd00::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:a00:1]/',
  'http://[64:ff9b::a00:1]/',
  'http://[2002:a00:1::]/',
  'http://167772161/',
  'http://0xa000001/',
  'http://0xa.1/',
  'http://012.0.0.1/',
  'http://10.1/',
  'http://10.0.0.1./',
  'http://%31%30.0.0.1/',
  'http://１０.0.0.1/',
  'http://10。0。0。1/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://255.255.255.255/',
];

/** Written in ways that mean this machine. */
const LOOPBACK = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://127.0.0.1./',
  'http://127。0。0。1/',
  'http://%6c%6f%63alhost/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://hooks.localhost/',
];

describe(IsWebhookUrl.name, () => {
  it.each([
    'https://example.com/hooks',
    'http://example.com:8080/hooks?key=1#part',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://bücher.example/',
    'https://localhost.example.com/',
    `https://example.com/${'x'.repeat(2028)}`,
  ])('takes %s', (url) => {
    expect(faultOf(url)).toBeUndefined();
  });

  it.each([
    ['string_type', 7],
    ['string_type', null],
    ['url_too_long', `https://example.com/${'x'.repeat(2029)}`],
    ['url_parsing', ''],
    ['url_parsing', 'example.com/hooks'],
    ['url_parsing', '//example.com/hooks'],
    ['url_parsing', 'http://'],
    ['url_parsing', 'http://256.1.1.1/'],
    ['url_parsing', 'http://example.com:99999/'],
    ['url_parsing', ' http://example.com/'],
    ['url_parsing', 'http://exam\nple.com/'],
    ['url_parsing', 'http://[fe80::1%25lo]/'],
    ['url_scheme', 'ftp://example.com/'],
    ['url_scheme', 'file:///etc/passwd'],
    ['url_scheme', 'javascript:alert(1)'],
    ['value_error', 'https://user:password@example.com/'],
    ['value_error', 'https://user@example.com/'],
    ['value_error', 'https://example.com@10.0.0.1/'],
    ...PRIVATE.map((url) => ['value_error', url] as const),
  ] as const)('says %s of %j', (type, url) => {
    expect(faultOf(url)).toBe(type);
  });

  it.each(LOOPBACK)('leaves it to the setting whether %s may be called', (text) => {
    const url = parseUrl(text);

    expect(url && isLoopbackUrl(url)).toBe(true);
  });

  it('never takes an IPv4 address in one notation that it refuses in another', () => {
    const asNumber = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + +part, 0);
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const number = asNumber(ip);
        const notations = [String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`];
        const faults = notations.map((host) => faultOf(`http://${host}/`));
        expect(faults).toEqual(Array(3).fill(faultOf(`http://${ip}/`)));
      }),
    );
  });
});
