import type { Client } from 'pg';

interface IndexRow {
  readonly name: string;
  readonly definition: string;
}

/** Takes all indexes but the primary key off generation, and returns the statements that make them again. */
export async function takeIndexesOff(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<IndexRow>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'generation' AND indexname <> 'generation_pkey' ORDER BY indexname`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
