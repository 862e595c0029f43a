import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What holds a client's words, or what was made of them; an erasure empties it. */
const ERASED = [
  'batch.webhook_url',
  'batch_item.error_message',
  'batch_item.request',
  'generation.aspect_ratio',
  'generation.cache_key',
  'generation.camera_angle',
  'generation.color_palette',
  'generation.composition',
  'generation.error_message',
  'generation.flight_key',
  'generation.fov',
  'generation.image_media_type',
  'generation.image_sha256',
  'generation.lighting',
  'generation.negative_prompt',
  'generation.prompt',
  'generation.style',
  'generation.webhooks',
  'generation_detail.raw_answer',
  'generation_detail.reasoning',
  'generation_detail.structured_prompt',
  'idempotency_key.answer',
  'webhook_attempt.error',
  'webhook_delivery.event',
  'webhook_delivery.last_error',
  'webhook_delivery.status',
  'webhook_delivery.url',
  'webhook_delivery.webhook_id',
];

/** What holds none, and why it can be left. */
const HARMLESS: Readonly<Record<string, string>> = {
  'api_key.name': "an operator's name of a key, not a user's word",
  'api_key.previous_secret_hash': 'of a secret made here',
  'api_key.scopes': 'of a fixed list',
  'api_key.secret_hash': 'of a secret made here',
  'app_secret.secret': 'made here',
  'batch_item.error_code': 'of a fixed list',
  'discarded_image.media_type': 'of a fixed list; gone with the picture',
  'discarded_image.sha256': 'of a picture that is about to go',
  'fibo_node.demand': 'numbers by numbers of users',
  'fibo_node.name': "a process's",
  'fibo_node.slots': 'numbers',
  'generation.billed': 'of a fixed list',
  'generation.error_code': 'of a fixed list',
  'generation.lease_owner': "a process's name",
  'generation.mode': 'of a fixed list',
  'generation.state': 'of a fixed list',
  'generation_attempt.billed': 'of a fixed list',
  'generation_attempt.class': 'of a fixed list',
  'generation_attempt.request_id': "FIBO's number of its bill",
  'generation_daily.mode': 'of a fixed list',
  'generation_daily.state': 'of a fixed list',
  'generation_monthly.mode': 'of a fixed list',
  'generation_monthly.state': 'of a fixed list',
  'idempotency_key.body_hash': 'of a body; so that its key is not used for another one, for a day',
  'idempotency_key.generation_ids': 'numbers',
  'idempotency_key.key': "a client's name of its call; so that it is not made again, for a day",
  'idempotency_key.lease_owner': "a process's name",
  'idempotency_key.route': 'of a fixed list',
  'migration.name': 'ours',
  'webhook_secret.previous': "a user's secrets, made here",
  'webhook_secret.secret': "a user's secret, made here",
};

describe('Each column that can hold words', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = dataSourceOptions(database.url, { poolMax: 1, ca: undefined });
    const dataSource = await new DataSource(options).initialize();
    await runMigrations(dataSource);
    await dataSource.destroy();
  });

  afterAll(() => database.drop());

  it('is emptied by an erasure, or holds none that anybody could want erased', async () => {
    const columns = await database.query<{ name: string }>(`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type NOT IN (
        'smallint', 'integer', 'bigint', 'boolean', 'date', 'timestamp with time zone')`);

    const known = [...ERASED, ...Object.keys(HARMLESS)].sort();
    expect(columns.map(({ name }) => name).sort()).toEqual(known);
  });
});
