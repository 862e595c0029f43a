import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which calls are made once, and what ties generations to the calls they were bought for. */
export class IdempotencyKey1764410000000 implements MigrationInterface {
  readonly name = 'IdempotencyKey1764410000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_key (
        id bigint GENERATED ALWAYS AS IDENTITY,
        user_id integer NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        fence integer NOT NULL DEFAULT 1,
        lease_owner text,
        lease_expires_at timestamptz NOT NULL,
        answer text,
        generation_ids bigint[],
        expires_at timestamptz NOT NULL,
        CONSTRAINT idempotency_key_pkey PRIMARY KEY (id),
        CONSTRAINT idempotency_key_scope_key UNIQUE (user_id, route, key)
      )`);
    await queryRunner.query(
      'CREATE INDEX idempotency_key_expiry_idx ON idempotency_key (expires_at)',
    );
    // No foreign key: when a key is forgotten, the rows of its generations stay as they are, and numbers do not come again.
    await queryRunner.query(`
      ALTER TABLE generation ADD COLUMN idempotency_id bigint, ADD COLUMN idempotency_item smallint`);
    await queryRunner.query(`
      CREATE INDEX generation_idempotency_idx ON generation (idempotency_id) WHERE idempotency_id IS NOT NULL`);
    // The lock lasts until the generation is committed: whoever takes the key over afterwards finds it.
    await queryRunner.query(`
      CREATE FUNCTION held_idempotency_id(claimed_id bigint, claimed_fence integer)
        RETURNS bigint LANGUAGE plpgsql VOLATILE STRICT AS $$
      BEGIN
        PERFORM FROM idempotency_key WHERE id = claimed_id AND fence = claimed_fence FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'idempotency key % is not claimed at fence %', claimed_id, claimed_fence USING ERRCODE = 'IK001';
        END IF;
        RETURN claimed_id;
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION held_idempotency_id');
    await queryRunner.query('DROP INDEX generation_idempotency_idx');
    await queryRunner.query(
      'ALTER TABLE generation DROP COLUMN idempotency_item, DROP COLUMN idempotency_id',
    );
    await queryRunner.query('DROP TABLE idempotency_key');
  }
}
