import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECK = 'generation_state_check';
const STATES = ['pending', 'submitting', 'processing', 'completed', 'failed'];

/** Old rows are looked through later, while others may go on writing. */
function allow(states: readonly string[]): string {
  const list = states.map((state) => `'${state}'`).join(', ');
  return `ALTER TABLE generation DROP CONSTRAINT ${CHECK}, ADD CONSTRAINT ${CHECK} CHECK (state IN (${list})) NOT VALID`;
}

/** A generation may be cancelled before anything was bought; it is in no figure then. */
export class Cancelled1764700000000 implements MigrationInterface {
  readonly name = 'Cancelled1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(allow([...STATES, 'cancelled']));
    await queryRunner.query(`ALTER TABLE generation VALIDATE CONSTRAINT ${CHECK}`);
  }

  /** What was cancelled goes: it would be a failure in figures, which it was not. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM generation WHERE state = 'cancelled'`);
    await queryRunner.query(allow(STATES));
    await queryRunner.query(`ALTER TABLE generation VALIDATE CONSTRAINT ${CHECK}`);
  }
}
