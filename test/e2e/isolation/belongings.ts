import { eventually } from '../../support/eventually.js';
import { askWith, type KeyedService, postWith } from '../../support/keyed-service.js';
import type { WebhookReceiver } from '../../support/webhook-receiver.js';

/** What one user has, each thing marked with his canary where it has words. */
export interface Belongings {
  readonly user: number;
  /** Stands in all his prompts, Idempotency-Keys and addresses of receivers, and nowhere else. */
  readonly canary: string;
  readonly project: number;
  readonly generation: number;
  /** Another one, which nothing else needs. */
  readonly discarded: number;
  readonly batch: number;
  readonly delivery: number;
  /** File name of his picture. */
  readonly image: string;
  readonly cursor: string;
  readonly idempotencyKey: string;
}

/** Ids of nothing, in the form of those of something. */
export const NOTHING: Omit<Belongings, 'user' | 'canary'> = {
  project: 1_999_999_999,
  generation: 999_999_999,
  discarded: 999_999_998,
  batch: 999_999_999,
  delivery: 999_999_999,
  image: `${'ab'.repeat(32)}.png`,
  cursor: 'WyJub3RoaW5nIl0',
  idempotencyKey: 'nobodys',
};

/** Gives a user one thing of each kind. */
export async function endow(
  service: KeyedService,
  receiver: WebhookReceiver,
  user: number,
  canary: string,
): Promise<Belongings> {
  const key = await service.keyFor(user);
  const generations = `${service.url}/api/generate`;
  const project = 1_000_000_000 + user;
  const idempotencyKey = `key-${canary}`;
  const wish = (words: string) => ({
    prompt: `${words} ${canary}`,
    negative_prompt: `no ${canary}`,
    mode: 'manual',
    project_id: project,
  });
  const webhook_url = receiver.url(`/${canary}`);
  const made = await postWith(
    key,
    generations,
    { ...wish('A luxury watch'), webhook_url },
    { 'idempotency-key': idempotencyKey },
  );
  const discarded = await postWith(key, generations, wish('A sketch'));
  const handedOver = await postWith(
    key,
    `${generations}/batch`,
    { requests: [wish('A paper boat'), wish('A paper hat')], webhook_url },
    { prefer: 'respond-async', 'idempotency-key': idempotencyKey },
  );
  const batch = Number(handedOver.body['id']);
  await eventually(async () => {
    const { body } = await askWith(key, `${generations}/batch/${batch}`);
    return body['completed_at'] === null ? undefined : true;
  });
  const delivery = await eventually(async () => {
    const { body } = await askWith(key, `${service.url}/api/webhooks/deliveries`);
    return (body['results'] as { id: number }[])[0]?.id;
  });
  const page = await askWith(key, `${generations}/history?limit=1`);
  return {
    user,
    canary,
    project,
    generation: Number(made.body['id']),
    discarded: Number(discarded.body['id']),
    batch,
    delivery,
    image: new URL(String(made.body['image_url'])).pathname.split('/').at(-1) ?? '',
    cursor: String(page.body['next_cursor']),
    idempotencyKey,
  };
}
