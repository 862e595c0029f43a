import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A generation that somebody was promised goes on, though whoever asked for it first is turned away. */
export class Promised1764710000000 implements MigrationInterface {
  readonly name = 'Promised1764710000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE generation ADD COLUMN promised boolean NOT NULL DEFAULT false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE generation DROP COLUMN promised');
  }
}
