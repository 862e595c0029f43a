import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What attempts and generations cost, how much may be spent, and what ties the generations of a batch. */
export class Money1764100000000 implements MigrationInterface {
  readonly name = 'Money1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE generation
        ADD COLUMN cost_usd_micros bigint NOT NULL DEFAULT 0,
        ADD COLUMN spent_usd_micros bigint NOT NULL DEFAULT 0`);
    await queryRunner.query(`
      ALTER TABLE generation_attempt ADD COLUMN price_usd_micros integer NOT NULL DEFAULT 0`);
    await queryRunner.query(`
      CREATE INDEX generation_attempt_spending_idx ON generation_attempt (started_at, price_usd_micros)
        WHERE billed <> 'no' AND price_usd_micros > 0`);
    await queryRunner.query(`
      CREATE INDEX generation_batch_idx ON generation (batch_id) WHERE batch_id IS NOT NULL`);
    await queryRunner.query('CREATE SEQUENCE batch_id_seq AS bigint');
    // Attempts are the only book there is: one that ended unbilled gives its price back by itself. The lock lasts until the
    // attempts that were allowed are committed, so that whoever asks next counts them.
    await queryRunner.query(`
      CREATE FUNCTION affordable_purchases(wanted integer, price_usd_micros bigint, limit_usd_micros bigint)
        RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        spent_usd_micros bigint;
      BEGIN
        IF limit_usd_micros IS NULL OR price_usd_micros = 0 OR wanted = 0 THEN
          RETURN wanted;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('generation-api spending'));
        SELECT coalesce(sum(attempt.price_usd_micros), 0) INTO spent_usd_micros
          FROM generation_attempt attempt
          WHERE attempt.billed <> 'no' AND attempt.price_usd_micros > 0
            AND attempt.started_at > clock_timestamp() - interval '24 hours';
        RETURN least(wanted, greatest(0, (limit_usd_micros - spent_usd_micros) / price_usd_micros));
      END $$`);
    // Null: it fits by no waiting. A purchase fits once the newest one that stands in its way is a day old.
    await queryRunner.query(`
      CREATE FUNCTION next_purchase_ms(price_usd_micros bigint, limit_usd_micros bigint)
        RETURNS double precision LANGUAGE sql STABLE AS $$
      SELECT greatest(0, extract(epoch FROM started_at + interval '24 hours' - clock_timestamp()) * 1000)
      FROM (
        SELECT attempt.started_at, sum(attempt.price_usd_micros) OVER (ORDER BY attempt.started_at DESC, attempt.id DESC) AS spent
        FROM generation_attempt attempt
        WHERE attempt.billed <> 'no' AND attempt.price_usd_micros > 0
          AND attempt.started_at > clock_timestamp() - interval '24 hours') purchase
      WHERE spent + next_purchase_ms.price_usd_micros > next_purchase_ms.limit_usd_micros
        AND next_purchase_ms.price_usd_micros <= next_purchase_ms.limit_usd_micros
      ORDER BY started_at DESC LIMIT 1
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION next_purchase_ms');
    await queryRunner.query('DROP FUNCTION affordable_purchases');
    await queryRunner.query('DROP SEQUENCE batch_id_seq');
    await queryRunner.query('DROP INDEX generation_batch_idx');
    await queryRunner.query('DROP INDEX generation_attempt_spending_idx');
    await queryRunner.query('ALTER TABLE generation_attempt DROP COLUMN price_usd_micros');
    await queryRunner.query(
      'ALTER TABLE generation DROP COLUMN spent_usd_micros, DROP COLUMN cost_usd_micros',
    );
  }
}
