import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What makes identical requests on all nodes one purchase, and its answer one that all of them repeat. */
export class SharedAnswers1764401000000 implements MigrationInterface {
  readonly name = 'SharedAnswers1764401000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE generation ADD COLUMN flight_key text, ADD COLUMN cache_key text',
    );
    await queryRunner.query(`
      CREATE UNIQUE INDEX generation_flight_key ON generation (flight_key) WHERE flight_key IS NOT NULL`);
    await queryRunner.query(`
      CREATE INDEX generation_cache_idx ON generation (cache_key, completed_at DESC) WHERE cache_key IS NOT NULL`);
    // What is still fresh is counted, and forgotten, without a look at all that ever was.
    await queryRunner.query(`
      CREATE INDEX generation_fresh_idx ON generation (completed_at) INCLUDE (user_id) WHERE cache_key IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX generation_fresh_idx');
    await queryRunner.query('DROP INDEX generation_cache_idx');
    await queryRunner.query('DROP INDEX generation_flight_key');
    await queryRunner.query('ALTER TABLE generation DROP COLUMN cache_key, DROP COLUMN flight_key');
  }
}
