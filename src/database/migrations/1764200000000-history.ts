import type { MigrationInterface, QueryRunner } from 'typeorm';

const FINAL = `state IN ('completed', 'failed')`;

const MONTH_KEYS = 'user_id, project_id, month, mode, state';
const KEYS = 'user_id, project_id, day, mode, state';

const SUMS = [
  'generations',
  'bypassed',
  'generation_time_ms',
  'quality_score_hundredths',
  'cost_usd_micros',
  'spent_usd_micros',
];

/** What signed rows of generation, those that come (1) and those that go (-1), add to SUMS. */
const DELTAS = [
  'sum(sign)',
  'sum(CASE WHEN use_cache THEN 0 ELSE sign END)',
  'coalesce(sum(sign * generation_time_ms), 0)',
  'coalesce(sum(sign * quality_score_hundredths), 0)',
  'sum(sign * cost_usd_micros)',
  'sum(sign * spent_usd_micros)',
];

const addToMonths = (signedRows: string): string => `
  INSERT INTO generation_monthly AS monthly (${MONTH_KEYS}, generations)
  SELECT user_id, coalesce(project_id, 0), date_trunc('month', created_at AT TIME ZONE 'UTC')::date, mode, state, sum(sign)
  FROM (${signedRows}) signed WHERE ${FINAL}
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (${MONTH_KEYS}) DO UPDATE SET generations = monthly.generations + excluded.generations;`;

const addToDays = (signedRows: string): string => `
  INSERT INTO generation_daily AS daily (${KEYS}, ${SUMS.join(', ')})
  SELECT user_id, coalesce(project_id, 0), (created_at AT TIME ZONE 'UTC')::date, mode, state, ${DELTAS.join(', ')}
  FROM (${signedRows}) signed WHERE ${FINAL}
  GROUP BY 1, 2, 3, 4, 5 HAVING (${DELTAS.join(', ')}) <> (${DELTAS.map(() => 0).join(', ')}) ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (${KEYS}) DO UPDATE SET ${SUMS.map((sum) => `${sum} = daily.${sum} + excluded.${sum}`).join(', ')};`;

/** What counts nothing any more is gone: row for row the rollup is what the generations add up to. */
const REMOVE_EMPTY = `
  DELETE FROM generation_monthly WHERE generations = 0
    AND (user_id, month) IN (SELECT user_id, date_trunc('month', created_at AT TIME ZONE 'UTC')::date FROM old_rows);
  DELETE FROM generation_daily WHERE generations = 0
    AND (user_id, day) IN (SELECT user_id, (created_at AT TIME ZONE 'UTC')::date FROM old_rows);`;

const COMING = 'SELECT 1 AS sign, new_rows.* FROM new_rows';
const GOING = 'SELECT -1 AS sign, old_rows.* FROM old_rows';

/** Most statements leave no generation finished: then no month gains anything, and that was all. */
const ADD_COMING = `
  ${addToMonths(COMING)}
  IF FOUND THEN ${addToDays(COMING)} END IF;`;

/**
 * One for each event: PostgreSQL has no transition tables for several at once. They take keys in one order, months before days, so that
 * no two writers wait for each other.
 */
const TRIGGERS = [
  { event: 'insert', tables: 'NEW TABLE AS new_rows', body: ADD_COMING },
  {
    event: 'update',
    tables: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
    body: `
      IF EXISTS (SELECT FROM old_rows WHERE ${FINAL}) THEN
        ${addToMonths(`${COMING} UNION ALL ${GOING}`)}
        ${addToDays(`${COMING} UNION ALL ${GOING}`)}
        ${REMOVE_EMPTY}
      ELSE
        ${ADD_COMING}
      END IF;`,
  },
  {
    event: 'delete',
    tables: 'OLD TABLE AS old_rows',
    body: `
      ${addToMonths(GOING)}
      IF FOUND THEN
        ${addToDays(GOING)}
        ${REMOVE_EMPTY}
      END IF;`,
  },
  { event: 'truncate', tables: undefined, body: 'TRUNCATE generation_daily, generation_monthly;' },
];

const INDEXES = {
  generation_history_idx: '(user_id, created_at DESC, id DESC) INCLUDE (mode, state)',
  generation_project_idx: `(user_id, project_id, created_at DESC, id DESC) WHERE project_id IS NOT NULL`,
  generation_failed_idx: `(user_id, created_at DESC, id DESC) WHERE state = 'failed'`,
  generation_user_under_way_idx: `(user_id, created_at) INCLUDE (id, project_id, mode, state) WHERE state IN ('pending', 'submitting', 'processing')`,
};

const VACUUM = {
  autovacuum_vacuum_scale_factor: 0.02,
  autovacuum_vacuum_insert_scale_factor: 0.02,
  autovacuum_analyze_scale_factor: 0.02,
};

/** Indexes by which pages of history are found, and figures of finished generations by user and UTC day. */
export class History1764200000000 implements MigrationInterface {
  readonly name = 'History1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, definition] of Object.entries(INDEXES)) {
      await queryRunner.query(`CREATE INDEX ${name} ON generation ${definition}`);
    }
    // Deep pages and counts look into indexes alone where vacuum has been: it comes after 2 % of the rows, not 20 %.
    await queryRunner.query(`
      ALTER TABLE generation SET (${Object.entries(VACUUM)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ')})`);
    // Room in the pages, so that an update of figures changes no index.
    await queryRunner.query(`
      CREATE TABLE generation_daily (
        user_id integer NOT NULL,
        project_id integer NOT NULL,
        day date NOT NULL,
        mode text NOT NULL,
        state text NOT NULL,
        ${SUMS.map((sum) => `${sum} bigint NOT NULL`).join(', ')},
        CONSTRAINT generation_daily_pkey PRIMARY KEY (user_id, day, project_id, mode, state)
      ) WITH (fillfactor = 70)`);
    await queryRunner.query(`
      CREATE TABLE generation_monthly (
        user_id integer NOT NULL,
        project_id integer NOT NULL,
        month date NOT NULL,
        mode text NOT NULL,
        state text NOT NULL,
        generations bigint NOT NULL,
        CONSTRAINT generation_monthly_pkey PRIMARY KEY (user_id, month, project_id, mode, state)
      ) WITH (fillfactor = 70)`);
    for (const { event, tables, body } of TRIGGERS) {
      await queryRunner.query(`
        CREATE FUNCTION generation_rollup_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN ${body}
          RETURN NULL;
        END $$`);
      await queryRunner.query(`
        CREATE TRIGGER generation_rollup_${event} AFTER ${event} ON generation
          ${tables === undefined ? '' : `REFERENCING ${tables}`}
          FOR EACH STATEMENT EXECUTE FUNCTION generation_rollup_${event}()`);
    }
    // The triggers keep other writers out until all is committed: no row is missed, none counted twice.
    const existing = 'SELECT 1 AS sign, generation.* FROM generation';
    await queryRunner.query(addToMonths(existing));
    await queryRunner.query(addToDays(existing));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { event } of TRIGGERS) {
      await queryRunner.query(`DROP TRIGGER generation_rollup_${event} ON generation`);
      await queryRunner.query(`DROP FUNCTION generation_rollup_${event}`);
    }
    await queryRunner.query('DROP TABLE generation_monthly');
    await queryRunner.query('DROP TABLE generation_daily');
    await queryRunner.query(`ALTER TABLE generation RESET (${Object.keys(VACUUM).join(', ')})`);
    for (const name of Object.keys(INDEXES)) {
      await queryRunner.query(`DROP INDEX ${name}`);
    }
  }
}
