import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestDatabase } from './test-database.js';

const TABLES = `
  SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
  WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;

/** How many rows of each table hold the words, in whatever column, of those that hold any; bytes are shown in hex. */
export async function tablesWith(
  database: TestDatabase,
  words: string,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const hex = Buffer.from(words).toString('hex');
  const base64 = Buffer.from(words).toString('base64').slice(0, -4);
  for (const { name } of await database.query<{ name: string }>(TABLES)) {
    const [found] = await database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM (SELECT row::text AS dump FROM ${name} AS row) dumped
       WHERE dump LIKE '%' || $1 || '%' OR dump LIKE '%' || $2 || '%' OR dump LIKE '%' || $3 || '%'`,
      [words, hex, base64],
    );
    if (found && found.count > 0) counts[name] = found.count;
  }
  return counts;
}

/** The files below a folder that hold the words. */
export async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    if (file.name.includes(words) || (await readFile(path)).includes(words)) found.push(path);
  }
  return found;
}
