import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the service signs and seals with when nobody gives it a secret. */
export class AppSecret1765120000000 implements MigrationInterface {
  readonly name = 'AppSecret1765120000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE app_secret (
        id smallint NOT NULL DEFAULT 1,
        secret text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT app_secret_pkey PRIMARY KEY (id),
        CONSTRAINT app_secret_one_check CHECK (id = 1)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE app_secret');
  }
}
