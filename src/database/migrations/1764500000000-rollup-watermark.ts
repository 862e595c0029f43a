import type { MigrationInterface, QueryRunner } from 'typeorm';

const FINAL = `state IN ('completed', 'failed')`;

const SUMS = [
  'generations',
  'bypassed',
  'generation_time_ms',
  'quality_score_hundredths',
  'cost_usd_micros',
  'spent_usd_micros',
];

/** Figures by periods of one length. */
interface Rollup {
  readonly table: string;
  readonly keys: string;
  /** SQL: the period in which a row was created. */
  readonly period: string;
}

const DAILY: Rollup = {
  table: 'generation_daily',
  keys: 'user_id, project_id, day, mode, state',
  period: `(created_at AT TIME ZONE 'UTC')::date`,
};

const MONTHLY: Rollup = {
  table: 'generation_monthly',
  keys: 'user_id, project_id, month, mode, state',
  period: `date_trunc('month', created_at AT TIME ZONE 'UTC')::date`,
};

/** What rows that come add to SUMS. */
const GAINS = [
  'count(*)',
  'count(*) FILTER (WHERE NOT use_cache)',
  'coalesce(sum(generation_time_ms), 0)',
  'coalesce(sum(quality_score_hundredths), 0)',
  'sum(cost_usd_micros)',
  'sum(spent_usd_micros)',
];

/** The same of signed rows, those that come (1) and those that go (-1). */
const CHANGES = [
  'sum(sign)',
  'sum(CASE WHEN use_cache THEN 0 ELSE sign END)',
  'coalesce(sum(sign * generation_time_ms), 0)',
  'coalesce(sum(sign * quality_score_hundredths), 0)',
  'sum(sign * cost_usd_micros)',
  'sum(sign * spent_usd_micros)',
];

const SOME_CHANGE = `HAVING (${CHANGES.join(', ')}) <> (${CHANGES.map(() => 0).join(', ')})`;

/** Takes keys in one order, so that no two writers wait for each other. */
function insertInto({ table, keys }: Rollup, sums: string): string {
  return `
    INSERT INTO ${table} AS kept (${keys}, ${SUMS.join(', ')})
    ${sums} ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (${keys}) DO UPDATE SET ${SUMS.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(', ')};`;
}

function summed({ period }: Rollup, rows: string, sums: readonly string[], having = ''): string {
  return `
    SELECT user_id, coalesce(project_id, 0), ${period}, mode, state, ${sums.join(', ')}
    FROM ${rows} WHERE ${FINAL} GROUP BY 1, 2, 3, 4, 5 ${having}`;
}

const WATERMARK = '(SELECT day, user_id FROM generation_rollup_watermark)';

const BELOW_WATERMARK = `(${DAILY.period}, user_id) < ${WATERMARK}`;

const NEW_OF_CLOSED_DAYS = `(SELECT * FROM new_rows WHERE ${BELOW_WATERMARK}) closed`;

/**
 * What is made today is counted by day alone. The watermark is read after the days were written: whoever moves it keeps writers of days
 * out, and what they find then is where it is.
 */
const ADD_NEW = `
  ${insertInto(DAILY, summed(DAILY, 'new_rows', GAINS))}
  IF FOUND AND EXISTS (SELECT FROM new_rows WHERE ${BELOW_WATERMARK}) THEN
    ${insertInto(MONTHLY, summed(MONTHLY, NEW_OF_CLOSED_DAYS, GAINS))}
  END IF;`;

/** Adds signed rows; what counts nothing any more is gone: row for row the rollup is what the generations add up to. */
const addSigned = (rows: string): string => `
  ${insertInto(DAILY, summed(DAILY, `(${rows}) signed`, CHANGES, SOME_CHANGE))}
  ${insertInto(MONTHLY, summed(MONTHLY, `(SELECT * FROM (${rows}) signed WHERE ${BELOW_WATERMARK}) closed`, CHANGES, SOME_CHANGE))}
  DELETE FROM generation_daily WHERE generations = 0
    AND (user_id, day) IN (SELECT user_id, ${DAILY.period} FROM old_rows);
  DELETE FROM generation_monthly WHERE generations = 0
    AND (user_id, month) IN (SELECT user_id, ${MONTHLY.period} FROM old_rows);`;

const COMING = 'SELECT 1 AS sign, new_rows.* FROM new_rows';
const GOING = 'SELECT -1 AS sign, old_rows.* FROM old_rows';

/** Run after an event, in the place of the functions of the same events that were there before; those stay for who goes back. */
const FUNCTIONS = {
  insert: { tables: 'NEW TABLE AS new_rows', body: ADD_NEW },
  update: {
    tables: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
    body: `
    IF EXISTS (SELECT FROM old_rows WHERE ${FINAL}) THEN
      ${addSigned(`${COMING} UNION ALL ${GOING}`)}
    ELSE
      ${ADD_NEW}
    END IF;`,
  },
  delete: {
    tables: 'OLD TABLE AS old_rows',
    body: `
    IF EXISTS (SELECT FROM old_rows WHERE ${FINAL}) THEN
      ${addSigned(GOING)}
    END IF;`,
  },
};

const trigger = (event: string, tables: string, routine: string): string => `
  CREATE OR REPLACE TRIGGER generation_rollup_${event} AFTER ${event} ON generation REFERENCING ${tables}
    FOR EACH STATEMENT EXECUTE FUNCTION ${routine}()`;

/** SQL: day and user in an index of their own. By their mere names PostgreSQL would look there for the days of one user, too, among everybody's. */
const DAY_OF_ALL = 'day + 0';
const USER_OF_ALL = 'user_id + 0';

/** SQL: figures of days as figures of months. */
const monthsOf = (days: string): string => `
  SELECT user_id, project_id, date_trunc('month', day)::date, mode, state, ${SUMS.map((sum) => `sum(${sum})`).join(', ')}
  FROM generation_daily WHERE ${days} GROUP BY 1, 2, 3, 4, 5`;

/** Of one step, which lasts some hundredths of a second: the figures of so many users, projects, modes and states. */
const STEP = 5_000;

/**
 * Adds some more figures of a day to their month, user by user, unless the day is today; true: there may be others. Nobody writes figures of
 * days meanwhile. While others hold them it waits a little only, for whoever comes then waits behind it.
 */
const ADVANCE = `
  CREATE FUNCTION generation_rollup_advance() RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
  DECLARE
    today CONSTANT date := (now() AT TIME ZONE 'UTC')::date;
    closing date;
    from_user integer;
    end_user integer;
  BEGIN
    SELECT day, user_id INTO closing, from_user FROM generation_rollup_watermark;
    IF closing >= today THEN RETURN false; END IF;
    LOCK TABLE generation_daily IN SHARE ROW EXCLUSIVE MODE;
    SELECT day, user_id INTO closing, from_user FROM generation_rollup_watermark;
    IF closing >= today THEN RETURN false; END IF;
    SELECT greatest(user_id, from_user + 1) INTO end_user FROM generation_daily
      WHERE ${DAY_OF_ALL} = closing AND ${USER_OF_ALL} >= from_user ORDER BY ${DAY_OF_ALL}, ${USER_OF_ALL} OFFSET ${STEP} LIMIT 1;
    ${insertInto(MONTHLY, monthsOf(`${DAY_OF_ALL} = closing AND ${USER_OF_ALL} >= from_user AND (end_user IS NULL OR ${USER_OF_ALL} < end_user)`))}
    IF end_user IS NULL THEN
      UPDATE generation_rollup_watermark SET day = closing + 1, user_id = 0;
    ELSE
      UPDATE generation_rollup_watermark SET user_id = end_user;
    END IF;
    RETURN true;
  END $$`;

/** In the order in which the triggers that are replaced come to them. */
const LOCK = 'LOCK TABLE generation_monthly, generation_daily IN ACCESS EXCLUSIVE MODE';

/**
 * Months are written when their days are over: a picture that is made costs one row of figures and not two, and months can have all the sums
 * that days have.
 */
export class RollupWatermark1764500000000 implements MigrationInterface {
  readonly name = 'RollupWatermark1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LOCK);
    await queryRunner.query(`
      CREATE TABLE generation_rollup_watermark (
        day date NOT NULL,
        user_id integer NOT NULL,
        CONSTRAINT generation_rollup_watermark_pkey PRIMARY KEY (day)
      )`);
    await queryRunner.query(`
      INSERT INTO generation_rollup_watermark SELECT (now() AT TIME ZONE 'UTC')::date, 0`);
    await queryRunner.query('TRUNCATE generation_monthly');
    const [, ...added] = SUMS;
    // Without defaults: a trigger that began before this, and waits, fails and counts nothing wrong.
    await queryRunner.query(`
      ALTER TABLE generation_monthly ${added.map((sum) => `ADD COLUMN ${sum} bigint NOT NULL`).join(', ')}`);
    await queryRunner.query(insertInto(MONTHLY, monthsOf(`(day, user_id) < ${WATERMARK}`)));
    await queryRunner.query(
      `CREATE INDEX generation_daily_day_idx ON generation_daily ((${DAY_OF_ALL}), (${USER_OF_ALL}))`,
    );
    await queryRunner.query(ADVANCE);
    for (const [event, { tables, body }] of Object.entries(FUNCTIONS)) {
      await queryRunner.query(`
        CREATE FUNCTION generation_figures_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN ${body}
          RETURN NULL;
        END $$`);
      await queryRunner.query(trigger(event, tables, `generation_figures_${event}`));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LOCK);
    for (const [event, { tables }] of Object.entries(FUNCTIONS)) {
      await queryRunner.query(trigger(event, tables, `generation_rollup_${event}`));
      await queryRunner.query(`DROP FUNCTION generation_figures_${event}`);
    }
    await queryRunner.query('DROP FUNCTION generation_rollup_advance');
    await queryRunner.query('DROP INDEX generation_daily_day_idx');
    await queryRunner.query(insertInto(MONTHLY, monthsOf(`(day, user_id) >= ${WATERMARK}`)));
    const [, ...added] = SUMS;
    await queryRunner.query(`
      ALTER TABLE generation_monthly ${added.map((sum) => `DROP COLUMN ${sum}`).join(', ')}`);
    await queryRunner.query('DROP TABLE generation_rollup_watermark');
  }
}
