import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECK = 'generation_state_check';
const STATES = ['pending', 'submitting', 'processing', 'completed', 'failed', 'cancelled'];
const ERASED = ['erased_completed', 'erased_failed'];

const listed = (states: readonly string[]): string =>
  `(${states.map((state) => `'${state}'`).join(', ')})`;

/** What counted so far, and what counts from now on: an erased generation stays in all figures. */
const FINAL = `state IN ('completed', 'failed')`;
const FINAL_OR_ERASED = `state IN ${listed(['completed', 'failed', ...ERASED])}`;

/** Old rows are looked through later, in one go with those of the other constraint. */
function allow(states: readonly string[]): string {
  return `ALTER TABLE generation DROP CONSTRAINT ${CHECK}, ADD CONSTRAINT ${CHECK} CHECK (state IN ${listed(states)}) NOT VALID`;
}

/** The same for what a completed generation must have. */
function requirePicture(picture: string): string {
  return `ALTER TABLE generation DROP CONSTRAINT generation_completed_check,
    ADD CONSTRAINT generation_completed_check CHECK (state <> 'completed' OR ${picture}) NOT VALID`;
}

async function validate(queryRunner: QueryRunner): Promise<void> {
  for (const check of [CHECK, 'generation_completed_check']) {
    await queryRunner.query(`ALTER TABLE generation VALIDATE CONSTRAINT ${check}`);
  }
}
/** The functions that keep figures, with other states in the place of those that they name. */
const countInstead = (before: string, after: string): string => `
  DO $do$
  DECLARE
    definition text;
    changed text;
  BEGIN
    FOR definition IN SELECT pg_get_functiondef(oid) FROM pg_proc
      WHERE proname IN ('generation_figures_insert', 'generation_figures_update', 'generation_figures_delete')
        AND pronamespace = current_schema()::regnamespace LOOP
      changed := replace(definition, $text$${before}$text$, $text$${after}$text$);
      IF changed = definition THEN RAISE EXCEPTION 'a function of the figures names no such states: %', definition; END IF;
      EXECUTE changed;
    END LOOP;
  END $do$`;

const endedIndex = (condition: string): string => `
  CREATE INDEX generation_ended_idx ON generation (user_id, created_at)
    INCLUDE (project_id, mode, state, use_cache, generation_time_ms, quality_score_hundredths, cost_usd_micros, spent_usd_micros)
    WHERE ${condition}`;

/** What a client wants gone goes: a generation keeps its figures in a state of its own, and a picture goes when no row needs it. */
export class Erasure1765200000000 implements MigrationInterface {
  readonly name = 'Erasure1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE generation ADD COLUMN erased_at timestamptz, ADD COLUMN erase_requested_at timestamptz,
        ADD COLUMN image_removed_at timestamptz`);
    await queryRunner.query(allow([...STATES, ...ERASED]));
    await queryRunner.query(
      requirePicture('(image_sha256 IS NOT NULL OR image_removed_at IS NOT NULL)'),
    );
    await validate(queryRunner);
    await queryRunner.query(countInstead(FINAL, FINAL_OR_ERASED));
    await queryRunner.query('DROP INDEX generation_ended_idx');
    await queryRunner.query(endedIndex(FINAL_OR_ERASED));
    await queryRunner.query(
      'CREATE INDEX generation_erased_idx ON generation (erased_at) INCLUDE (user_id) WHERE erased_at IS NOT NULL',
    );
    await queryRunner.query(`
      CREATE INDEX generation_erasable_idx ON generation (erase_requested_at) WHERE erase_requested_at IS NOT NULL`);
    await queryRunner.query(
      `CREATE INDEX generation_cancelled_idx ON generation (created_at) WHERE state = 'cancelled'`,
    );
    // Of 64 bits: half the size, and no two pictures are likely to share them. By hash it would be slow where many rows have the same picture.
    await queryRunner.query(
      'CREATE INDEX generation_image_idx ON generation (left(image_sha256, 16)) WHERE image_sha256 IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE INDEX idempotency_key_generations_idx ON idempotency_key USING gin (generation_ids)',
    );
    await queryRunner.query('ALTER TABLE batch_item ADD COLUMN erase_requested_at timestamptz');
    await queryRunner.query(`
      CREATE INDEX batch_item_erasable_idx ON batch_item (erase_requested_at) WHERE erase_requested_at IS NOT NULL`);
    // Of items without a generation nothing else says whose words they hold.
    await queryRunner.query(`
      CREATE INDEX batch_item_words_idx ON batch_item (((request ->> 'user_id')::integer))
        WHERE generation_id IS NULL AND request IS NOT NULL`);
    await queryRunner.query(`
      CREATE TABLE discarded_image (
        sha256 text NOT NULL,
        media_type text NOT NULL,
        discarded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT discarded_image_pkey PRIMARY KEY (sha256, media_type)
      )`);
  }

  /** What was erased goes altogether: before, there was no state for it. Pictures that are gone are missing then. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM generation WHERE state IN ${listed(ERASED)}`);
    await queryRunner.query('DROP TABLE discarded_image');
    await queryRunner.query('DROP INDEX batch_item_words_idx');
    await queryRunner.query('DROP INDEX batch_item_erasable_idx');
    await queryRunner.query('ALTER TABLE batch_item DROP COLUMN erase_requested_at');
    await queryRunner.query('DROP INDEX idempotency_key_generations_idx');
    await queryRunner.query('DROP INDEX generation_image_idx');
    await queryRunner.query('DROP INDEX generation_cancelled_idx');
    await queryRunner.query('DROP INDEX generation_erasable_idx');
    await queryRunner.query('DROP INDEX generation_erased_idx');
    await queryRunner.query('DROP INDEX generation_ended_idx');
    await queryRunner.query(endedIndex(FINAL));
    await queryRunner.query(countInstead(FINAL_OR_ERASED, FINAL));
    await queryRunner.query(`
      UPDATE generation SET image_sha256 = repeat('0', 64), image_media_type = 'image/png'
      WHERE state = 'completed' AND image_sha256 IS NULL`);
    await queryRunner.query(requirePicture('image_sha256 IS NOT NULL'));
    await queryRunner.query(allow(STATES));
    await validate(queryRunner);
    await queryRunner.query(`
      ALTER TABLE generation DROP COLUMN erased_at, DROP COLUMN erase_requested_at, DROP COLUMN image_removed_at`);
  }
}
