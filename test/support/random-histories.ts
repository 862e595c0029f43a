import type { TestDatabase } from './test-database.js';

const DAY_MICROS = 86_400_000_000n;
/** Ways of a generation; the last state is where it stands. */
const WAYS = [
  ['pending'],
  ['submitting'],
  ['submitting', 'processing'],
  ['pending', 'submitting', 'processing', 'submitting'],
  ['submitting', 'processing', 'completed'],
  ['submitting', 'processing', 'completed'],
  ['submitting', 'processing', 'submitting', 'processing', 'completed'],
  ['pending', 'submitting', 'failed'],
  ['submitting', 'processing', 'failed'],
  ['submitting', 'processing', 'completed', 'erased_completed'],
  ['submitting', 'processing', 'failed', 'erased_failed'],
] as const;
const BILLED = ['no', 'yes', 'unknown'] as const;
const PRICES_USD_MICROS = [0, 1, 30_000, 40_001] as const;

/** The periods that are looked at end here, or some days and milliseconds earlier; days after clocks were put forward in much of America. */
export const LAST_END_MS = Date.UTC(2026, 2, 12, 13, 37, 11, 123);
export const DAYS = [1, 2, 7, 30, 365] as const;

export type Random = () => number;

export function pick<T>(random: Random, options: readonly T[]): T {
  const picked = options[Math.floor(random() * options.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** When the figures of a user are asked for; the same for each question about them. */
export function periodEndsMs(userId: number): readonly number[] {
  return [LAST_END_MS, LAST_END_MS - (userId % 5) * 86_400_000 - userId * 1_009];
}

interface History {
  readonly id: number;
  readonly user_id: number;
  readonly project_id: number | null;
  readonly mode: string;
  readonly use_cache: boolean;
  readonly created_at_micros: string;
  readonly way: readonly string[];
  readonly generation_time_ms: number;
  readonly quality_score_hundredths: number;
  readonly attempts: readonly object[];
  readonly is_erased: boolean;
}

/** Gives each of the users some generations, as they come about: state after state, attempts ended and paid for, a few erased. */
export async function makeHistories(
  database: TestDatabase,
  users: number,
  random: Random,
): Promise<void> {
  const histories: History[] = [];
  for (let userId = 1; userId <= users; userId++) {
    const count = Math.floor(random() * 16);
    for (let made = 0; made < count; made++) {
      histories.push(randomHistory(histories.length + 1, userId, random));
    }
  }
  await database.query(
    `CREATE TABLE history AS SELECT * FROM jsonb_to_recordset($1) AS history (${COLUMNS})`,
    [JSON.stringify(histories)],
  );
  for (const step of STEPS) await database.query(step);
}

function randomHistory(id: number, userId: number, random: Random): History {
  const way = pick(random, WAYS);
  const attempts = Array.from({ length: Math.ceil(random() * 3) }, (_, index) => ({
    number: index + 1,
    billed: pick(random, BILLED),
    price: pick(random, PRICES_USD_MICROS),
  }));
  return {
    id,
    user_id: userId,
    project_id: pick(random, [null, 1, 2]),
    mode: pick(random, ['ai', 'manual']),
    use_cache: random() < 0.8,
    created_at_micros: String(randomMoment(userId, random)),
    way,
    generation_time_ms: Math.floor(random() * 40_000),
    quality_score_hundredths: 75 + Math.floor(random() * 26),
    attempts: way.at(-1) === 'pending' ? [] : attempts,
    is_erased: random() < 0.05,
  };
}

/** Anywhere in the last weeks, or within a microsecond of a midnight or of a period's begin or end. */
function randomMoment(userId: number, random: Random): bigint {
  const end = BigInt(pick(random, periodEndsMs(userId))) * 1000n;
  const begin = end - BigInt(pick(random, DAYS)) * DAY_MICROS;
  const edge = pick(random, [
    begin,
    end,
    midnightAfter(begin),
    midnightAfter(end),
    end - DAY_MICROS / 2n,
  ]);
  const aside = pick(random, [-1n, 0n, 1n, BigInt(Math.floor(random() * 40 * 86_400_000_000))]);
  return random() < 0.5 ? edge + pick(random, [-1n, 0n, 1n]) : edge - aside;
}

function midnightAfter(micros: bigint): bigint {
  return (micros / DAY_MICROS + 1n) * DAY_MICROS;
}

const COLUMNS = `id bigint, user_id integer, project_id integer, mode text, use_cache boolean, created_at_micros bigint,
  way text[], generation_time_ms integer, quality_score_hundredths smallint, attempts jsonb, is_erased boolean`;

const INSERT = `
  INSERT INTO generation (id, user_id, project_id, mode, use_cache, created_at, state, prompt, aspect_ratio, max_retries, simulated,
    deadline_at) OVERRIDING SYSTEM VALUE
  SELECT id, user_id, project_id, mode, use_cache, timestamptz '1970-01-01 00:00Z' + created_at_micros * interval '1 microsecond',
    way[1], 'A luxury watch', '1:1', 5, false, now() FROM history`;

const BEGIN_ATTEMPTS = `
  INSERT INTO generation_attempt (generation_id, number, price_usd_micros)
  SELECT id, number, price FROM history, jsonb_to_recordset(attempts) AS attempt (number smallint, price integer)`;

/** Two statements for each step: about half of the rows each. */
const GO_ON = [2, 3, 4, 5].flatMap((step) =>
  [0, 1].map(
    (half) => `
      UPDATE generation SET state = way[${step}],
        image_sha256 = CASE way[${step}] WHEN 'completed' THEN repeat('a', 64) END,
        generation_time_ms = CASE WHEN way[${step}] LIKE '%completed' THEN history.generation_time_ms END,
        quality_score_hundredths = CASE WHEN way[${step}] LIKE '%completed' THEN history.quality_score_hundredths END
      FROM history WHERE history.id = generation.id AND cardinality(way) >= ${step} AND generation.id % 2 = ${half}`,
  ),
);

const END_ATTEMPTS = `
  UPDATE generation_attempt SET billed = attempt.billed
  FROM history, jsonb_to_recordset(attempts) AS attempt (number smallint, billed text)
  WHERE generation_id = history.id AND generation_attempt.number = attempt.number`;

const BOOK = `
  UPDATE generation SET cost_usd_micros = cost, spent_usd_micros = spent
  FROM (SELECT generation_id, sum(CASE billed WHEN 'no' THEN 0 ELSE price_usd_micros END) AS cost,
    sum(CASE billed WHEN 'yes' THEN price_usd_micros ELSE 0 END) AS spent FROM generation_attempt GROUP BY generation_id) book
  WHERE generation_id = id`;

const ERASE = 'DELETE FROM generation USING history WHERE history.id = generation.id AND is_erased';

/** What is paid is known of some before they end, of others later. */
const STEPS = [INSERT, BEGIN_ATTEMPTS, BOOK, ...GO_ON, END_ATTEMPTS, BOOK, ERASE];
