import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is to be told how generations end, the events that come of that and of the end of batches, and what signs them. */
export class Webhooks1764900000000 implements MigrationInterface {
  readonly name = 'Webhooks1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // On the row itself: who subscribes and who ends the generation wait for each other there, so that no subscription comes too late unseen.
    await queryRunner.query('ALTER TABLE generation ADD COLUMN webhooks jsonb');
    // No foreign key to what it is about: its end must not wait for anything, and an event of what is gone fails by itself.
    await queryRunner.query(`
      CREATE TABLE webhook_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY,
        webhook_id text NOT NULL,
        user_id integer NOT NULL,
        generation_id bigint,
        batch_id bigint,
        event text NOT NULL,
        url text NOT NULL,
        is_cached boolean NOT NULL,
        status text NOT NULL DEFAULT 'pending',
        attempts integer NOT NULL DEFAULT 0,
        tries smallint NOT NULL DEFAULT 0,
        next_attempt_at timestamptz DEFAULT now(),
        fence integer NOT NULL DEFAULT 0,
        last_status smallint,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        delivered_at timestamptz,
        CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
        CONSTRAINT webhook_delivery_webhook_key UNIQUE (webhook_id),
        CONSTRAINT webhook_delivery_subject_check CHECK (num_nonnulls(generation_id, batch_id) = 1),
        CONSTRAINT webhook_delivery_status_check CHECK (status IN ('pending', 'delivered', 'failed'))
      )`);
    await queryRunner.query(`
      CREATE INDEX webhook_delivery_due_idx ON webhook_delivery (user_id, next_attempt_at) WHERE status = 'pending'`);
    await queryRunner.query(`
      CREATE INDEX webhook_delivery_ended_idx ON webhook_delivery (created_at) WHERE status <> 'pending'`);
    await queryRunner.query(
      'CREATE INDEX webhook_delivery_user_idx ON webhook_delivery (user_id, id)',
    );
    await queryRunner.query(`
      CREATE INDEX webhook_delivery_generation_idx ON webhook_delivery (generation_id) WHERE generation_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE INDEX webhook_delivery_batch_idx ON webhook_delivery (batch_id) WHERE batch_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE TABLE webhook_attempt (
        delivery_id bigint NOT NULL,
        number integer NOT NULL,
        ended_at timestamptz NOT NULL DEFAULT now(),
        duration_ms integer NOT NULL,
        status smallint,
        error text,
        CONSTRAINT webhook_attempt_pkey PRIMARY KEY (delivery_id, number),
        CONSTRAINT webhook_attempt_delivery_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`
      CREATE TABLE webhook_secret (
        user_id integer NOT NULL,
        secret text NOT NULL,
        previous jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT webhook_secret_pkey PRIMARY KEY (user_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE webhook_secret');
    await queryRunner.query('DROP TABLE webhook_attempt');
    await queryRunner.query('DROP TABLE webhook_delivery');
    await queryRunner.query('ALTER TABLE generation DROP COLUMN webhooks');
  }
}
