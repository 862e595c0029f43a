import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Batches that were handed over, and what became of each of their items. */
export class Batch1765000000000 implements MigrationInterface {
  readonly name = 'Batch1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE batch (
        id bigint NOT NULL,
        user_id integer NOT NULL,
        parallel boolean NOT NULL,
        continue_on_error boolean NOT NULL,
        round smallint NOT NULL DEFAULT 1,
        failed_item smallint,
        idempotency_id bigint,
        webhook_url text,
        created_at timestamptz NOT NULL DEFAULT now(),
        cancelled_at timestamptz,
        completed_at timestamptz,
        look_at timestamptz NOT NULL,
        CONSTRAINT batch_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX batch_user_idx ON batch (user_id, id)');
    await queryRunner.query(
      'CREATE INDEX batch_under_way_idx ON batch (look_at) WHERE completed_at IS NULL',
    );
    await queryRunner.query(
      'CREATE INDEX batch_idempotency_idx ON batch (idempotency_id) WHERE idempotency_id IS NOT NULL',
    );
    // No foreign keys: an item comes into being with its batch, and a generation may go before it.
    await queryRunner.query(`
      CREATE TABLE batch_item (
        batch_id bigint NOT NULL,
        index smallint NOT NULL,
        round smallint NOT NULL DEFAULT 1,
        request jsonb,
        generation_id bigint,
        is_shared boolean NOT NULL DEFAULT false,
        error_code text,
        error_message text,
        CONSTRAINT batch_item_pkey PRIMARY KEY (batch_id, index)
      )`);
    await queryRunner.query(
      'CREATE INDEX batch_item_generation_idx ON batch_item (generation_id) WHERE generation_id IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE batch_item');
    await queryRunner.query('DROP TABLE batch');
  }
}
