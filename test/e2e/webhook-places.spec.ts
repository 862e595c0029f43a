import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryDispatcher } from '../../src/webhooks/dispatch/delivery-dispatcher.js';
import { queueEvents } from '../../src/webhooks/outbox.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

/** So many, with four places each, would have all the places of a node. */
const SILENT_OWNERS = 64;
const EACH = 6;
const SHARED_PLACES = 192;

describe(DeliveryDispatcher.name, () => {
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    service = await startTestService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
  });

  afterAll(() => service.stop());

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });

  afterEach(() => receiver.stop());

  /** Of so many owners, each with so many, at once. */
  const write = (
    generationId: unknown,
    path: string,
    owners: readonly [number, number],
    each = 1,
  ) =>
    service.database.query(
      `WITH written AS (
         INSERT INTO webhook_delivery (webhook_id, user_id, generation_id, event, url, is_cached)
         SELECT 'msg_' || gen_random_uuid(), owner, $1, 'generation.completed', $2, true
         FROM generate_series($3::integer, $4::integer) owner, generate_series(1, $5::integer)
         RETURNING id, user_id)
       ${queueEvents('written')}`,
      [generationId, receiver.url(path), ...owners, each],
    );

  const received = (path: string, count: number) =>
    eventually(() => Promise.resolve(receiver.at(path).length >= count || undefined));

  it('keeps places for owners of whom nothing is being sent', async () => {
    const { body } = await service.post(newBody());
    const held: (() => void)[] = [];
    receiver.answer = (response, { path }) => {
      const answer = () => void response.writeHead(204).end();
      if (path === '/silent') held.push(answer);
      else answer();
    };

    await write(body['id'], '/silent', [1_001, 1_000 + SILENT_OWNERS], EACH);
    await received('/silent', SHARED_PLACES);
    await write(body['id'], '/quick', [2_001, 2_100]);

    await received('/quick', 100);
    expect(receiver.at('/silent')).toHaveLength(SHARED_PLACES);

    receiver.answer = (response) => response.writeHead(204).end();
    held.forEach((answer) => answer());
    await received('/silent', SILENT_OWNERS * EACH);
  });
});
