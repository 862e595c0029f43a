import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of callers, and which batches belong to more than one of their users. */
export class ApiKeys1765100000000 implements MigrationInterface {
  readonly name = 'ApiKeys1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE api_key (
        id bigint GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        user_id integer,
        scopes text[] NOT NULL,
        secret_hash bytea NOT NULL,
        previous_secret_hash bytea,
        previous_expires_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT api_key_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      'ALTER TABLE batch ADD COLUMN of_several boolean NOT NULL DEFAULT false',
    );
    // An item keeps its words until it is begun, and has a generation then.
    await queryRunner.query(`
      UPDATE batch SET of_several = true WHERE EXISTS (
        SELECT FROM batch_item item LEFT JOIN generation ON generation.id = generation_id
        WHERE item.batch_id = batch.id
          AND coalesce(generation.user_id, (item.request->>'user_id')::integer, batch.user_id) <> batch.user_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE batch DROP COLUMN of_several');
    await queryRunner.query('DROP TABLE api_key');
  }
}
