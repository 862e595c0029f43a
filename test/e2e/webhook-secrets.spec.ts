import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ask } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

let service: TestService;
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  service = await startTestService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
});

afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

const secretOf = async (userId: number): Promise<string> =>
  String((await service.get(`/api/webhooks/secret?user_id=${userId}`)).body['secret']);

async function sealedOf(userId: number): Promise<string | undefined> {
  const [row] = await service.database.query<{ secret: string }>(
    'SELECT secret FROM webhook_secret WHERE user_id = $1',
    [userId],
  );
  return row?.secret;
}

describe('A secret', () => {
  it('is sealed where it is kept, for its owner alone', async () => {
    const [one, other] = [newBody().user_id, newBody().user_id];
    const secrets = [await secretOf(one), await secretOf(other)];
    const kept = await service.database.query<{ secret: string }>(
      'SELECT secret FROM webhook_secret WHERE user_id = ANY($1)',
      [[one, other]],
    );
    await service.database.query(
      'UPDATE webhook_secret SET secret = (SELECT secret FROM webhook_secret WHERE user_id = $2) WHERE user_id = $1',
      [one, other],
    );
    const exchanged = await service.get(`/api/webhooks/secret?user_id=${one}`);

    expect(new Set(secrets).size).toBe(2);
    expect(kept.map(({ secret }) => secret)).toEqual(
      secrets.map(() => expect.stringMatching(/^sealed:/)),
    );
    expect(exchanged.status).toBe(500);
    expect(JSON.stringify(exchanged.body)).not.toContain('whsec_');
  });

  it('is sealed anew when a service with another APP_SECRET starts, and is the same', async () => {
    const { user_id } = newBody();
    const path = `/api/webhooks/secret?user_id=${user_id}`;
    const before = await secretOf(user_id);
    const sealed = await sealedOf(user_id);
    const settings = { DATABASE_URL: service.database.url, APP_SECRET: 'n'.repeat(32) };

    const next = await startTestService(settings);
    const after = await next.get(path);
    await next.stop();

    expect(after.body['secret']).toBe(before);
    expect(await sealedOf(user_id)).not.toBe(sealed);
  });

  it('that nobody can open any more lets a delivery fail, and is told as one that is to be rotated', async () => {
    const { user_id } = newBody();
    await secretOf(user_id);
    await service.database.query(
      `UPDATE webhook_secret SET secret = 'sealed:1:AAAA' WHERE user_id = $1`,
      [user_id],
    );

    await service.post({ ...newBody(), user_id, webhook_url: receiver.url('/unreadable') });

    const error = await eventually(async () => {
      const { body } = await service.get(`/api/webhooks/deliveries?user_id=${user_id}`);
      const [delivery] = body['results'] as { last_error: string | null }[];
      return delivery?.last_error ?? undefined;
    });
    expect(error).toContain('rotate it');
  });

  it('from before there were seals still signs, and is sealed when it is replaced', async () => {
    const { user_id } = newBody();
    await service.database.query('INSERT INTO webhook_secret (user_id, secret) VALUES ($1, $2)', [
      user_id,
      'whsec_b2xk',
    ]);
    const old = await secretOf(user_id);
    await ask(`${service.url}/api/webhooks/secret/rotate?user_id=${user_id}`, { method: 'POST' });
    const [row] = await service.database.query(
      'SELECT webhook_secret::text AS row FROM webhook_secret WHERE user_id = $1',
      [user_id],
    );

    expect(old).toBe('whsec_b2xk');
    expect(JSON.stringify(row)).not.toContain('whsec_');
    expect(await secretOf(user_id)).not.toBe(old);
  });

  it('is one for each owner, also for those who need it first at once', async () => {
    const { user_id } = newBody();
    const secrets = await Promise.all(Array.from({ length: 20 }, () => secretOf(user_id)));

    expect(new Set(secrets).size).toBe(1);
    expect(await secretOf(newBody().user_id)).not.toBe(secrets[0]);
  });

  it('signs along for 24 hours when it was replaced', async () => {
    const body = newBody();
    const old = await secretOf(body.user_id);
    const path = `/api/webhooks/secret/rotate?user_id=${body.user_id}`;
    const rotated = await ask(service.url + path, { method: 'POST' });
    await service.post({ ...body, webhook_url: receiver.url() });
    const message = await eventually(() => Promise.resolve(receiver.received[0]));
    const headers = message.headers as Record<string, string>;

    expect(rotated.body['secret']).not.toBe(old);
    const hours =
      (Date.parse(String(rotated.body['previous_expires_at'])) -
        Date.parse(String(rotated.body['created_at']))) /
      3_600_000;
    expect(hours).toBeCloseTo(24, 3);
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [old, String(rotated.body['secret'])]) {
      expect(() => new Webhook(secret).verify(message.body, headers)).not.toThrow();
    }
    expect(() => new Webhook('whsec_AAAA').verify(message.body, headers)).toThrow();
  });
});
