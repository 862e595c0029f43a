import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the cache answered, by user, UTC day and project; project 0 is none. */
export class CacheFigures1764300000000 implements MigrationInterface {
  readonly name = 'CacheFigures1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Room in the pages: a busy user's row is updated every second, and no index with it.
    await queryRunner.query(`
      CREATE TABLE cache_daily (
        user_id integer NOT NULL,
        day date NOT NULL,
        project_id integer NOT NULL,
        hits bigint NOT NULL,
        coalesced bigint NOT NULL,
        CONSTRAINT cache_daily_pkey PRIMARY KEY (user_id, day, project_id)
      ) WITH (fillfactor = 70)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE cache_daily');
  }
}
