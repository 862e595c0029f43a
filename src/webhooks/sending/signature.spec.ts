import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newSecret, signaturesOf } from './signature.js';

const BODY = '{"type":"generation.completed","data":{"prompt":"Ein Bär 🐻"}}';

describe(signaturesOf.name, () => {
  it('is what Standard Webhooks verifies, by each of the secrets and by no other', () => {
    const [one, two] = [newSecret(), newSecret()];
    const id = 'msg_1';
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signaturesOf({ id, timestamp, body: BODY }, [one, two]),
    };

    for (const secret of [one, two]) {
      expect(new Webhook(secret).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    }
    expect(() => new Webhook(newSecret()).verify(BODY, headers)).toThrow();
    expect(() => new Webhook(one).verify(`${BODY} `, headers)).toThrow();
  });
});

describe(newSecret.name, () => {
  it('has a key of 24 to 64 bytes, and another one each time', () => {
    const [one, two] = [newSecret(), newSecret()];
    const [, base64 = ''] = /^whsec_(.*)$/.exec(one) ?? [];

    expect(Buffer.from(base64, 'base64')).toHaveLength(32);
    expect(one).not.toBe(two);
  });
});
