import { describe, expect, it } from '@jest/globals';
import { WebhookSignature } from './webhook-signature.js';

const SIGNATURE = 'v1=faXmVDvIF4IdeeAoKLosQhmkshDLCIBze4BJDS0ClUY=';

/** Bria's own check vector. */
const SIGNED = {
  id: 'req-0001',
  timestamp: '1750000000',
  signature: SIGNATURE,
  body: Buffer.from('{"request_id":"req-0001","status":"COMPLETED"}'),
};

describe(WebhookSignature.name, () => {
  const signature = new WebhookSignature('sim-token-001');

  it('knows what Bria has signed', () => {
    expect(signature.isValid(SIGNED)).toBe(true);
  });

  it.each([
    ['before', `v1=AAAA, ${SIGNATURE}`],
    ['behind', `${SIGNATURE},v1=AAAA`],
  ])('is content with one valid signature %s others', (_where, several) => {
    expect(signature.isValid({ ...SIGNED, signature: several })).toBe(true);
  });

  it.each([
    ['another job', { id: 'req-0002' }],
    ['another time', { timestamp: '1750000001' }],
    ['other bytes of the same meaning', { body: Buffer.from(`${SIGNED.body.toString()} `) }],
    ['no signature', { signature: '' }],
    ['another version', { signature: SIGNATURE.replace('v1', 'v2') }],
    ['a bare signature', { signature: SIGNATURE.replace('v1=', '') }],
    ['part of a signature', { signature: SIGNATURE.slice(0, -2) }],
  ])('refuses %s', (_what, changes) => {
    expect(signature.isValid({ ...SIGNED, ...changes })).toBe(false);
  });

  it("refuses what another account's token has signed", () => {
    expect(new WebhookSignature('sim-token-002').isValid(SIGNED)).toBe(false);
  });
});
