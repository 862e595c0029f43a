import type { Client } from 'pg';
import { inParallel } from '../../measure/in-parallel.js';
import type { ScaleDatabase } from '../scale-database.js';
import { INSERT_GENERATIONS } from './generation-rows.js';
import { takeIndexesOff } from './indexes.js';
import { INSERT_ROLLUPS } from './rollup-rows.js';

const CHUNK = 50_000;
const WRITERS = 2;

/** So that indexes are built in memory. */
const FILLING = `
  SET session_replication_role = replica;
  SET maintenance_work_mem = '512MB';
  SET work_mem = '256MB'`;

/**
 * Two years of so many generations, the last of them just now, with the rollup that belongs to them, vacuumed and analysed. No
 * attempts and no details: pages look details up by id, and find none.
 */
export async function fill(database: ScaleDatabase, rows: number): Promise<void> {
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = await database.connect();
      await client.query(FILLING);
      return client;
    }),
  );
  const [first] = writers;
  if (!first) return;
  const indexes = await takeIndexesOff(first);
  await insertGenerations(writers, rows);
  for (const sql of [...indexes, ...INSERT_ROLLUPS, ...finish(rows)]) await first.query(sql);
  await Promise.all(writers.map((writer) => writer.end()));
}

async function insertGenerations(writers: readonly Client[], rows: number): Promise<void> {
  const now = new Date();
  const idle = [...writers];
  await inParallel(Math.ceil(rows / CHUNK), writers.length, async (chunk) => {
    const writer = idle.pop();
    if (!writer) throw new Error('There are more chunks at once than writers');
    const last = Math.min((chunk + 1) * CHUNK, rows);
    await writer.query(INSERT_GENERATIONS, [chunk * CHUNK + 1, last, rows, now]);
    idle.push(writer);
  });
}

function finish(rows: number): readonly string[] {
  return [
    `SELECT setval('generation_id_seq', ${rows})`,
    'VACUUM (ANALYZE) generation, generation_daily, generation_monthly',
    'CHECKPOINT',
  ];
}
