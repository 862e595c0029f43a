import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.js';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../../support/keyed-service.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

const PROMPT = { prompt: 'A luxury watch', mode: 'manual' };
const KEY = { 'idempotency-key': 'batch-1' };

let service: KeyedService;
let receiver: WebhookReceiver;
let batches: string;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  service = await startKeyedService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
  batches = `${service.url}/api/generate/batch`;
});

afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

const ofSeveral = (rest: object = {}) => ({
  requests: [
    { ...PROMPT, user_id: 7 },
    { ...PROMPT, user_id: 8 },
  ],
  ...rest,
});

describe('A batch of several users', () => {
  it('takes no Idempotency-Key away from any of them', async () => {
    const backend = await service.keyFor('*');
    await postWith(backend, batches, ofSeveral(), KEY);

    const own = await postWith(await service.keyFor(7), batches, { requests: [PROMPT] }, KEY);
    const again = await postWith(backend, batches, ofSeveral(), KEY);

    expect(own.status).toBe(200);
    expect(own.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('shows its events to none of them, and to those who act for any', async () => {
    const [backend, own] = [await service.keyFor('*'), await service.keyFor(7)];
    const log = `${service.url}/api/webhooks/deliveries?user_id=7`;
    await postWith(backend, batches, ofSeveral({ webhook_url: receiver.url('/several') }));
    const id = await eventually(async () => {
      const { body } = await askWith(backend, log);
      return (body['results'] as { id: number }[])[0]?.id;
    });
    const redeliver = (key: string) =>
      askWith(key, `${service.url}/api/webhooks/deliveries/${id}/redeliver?user_id=7`, {
        method: 'POST',
      });

    expect((await askWith(own, log)).body['results']).toEqual([]);
    expect((await redeliver(own)).status).toBe(404);
    expect((await redeliver(backend)).status).toBe(200);
  });
});
