import type { DataSource } from 'typeorm';

/** Runs one statement, which is one commit, and gives its rows. */
export async function runStatement<Row>(
  dataSource: DataSource,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const result: unknown = await dataSource.query(sql, [...parameters]);
  // TypeORM answers an UPDATE with [rows, count] and everything else with rows.
  const isPair = Array.isArray(result) && result.length === 2 && Array.isArray(result[0]);
  return (isPair ? result[0] : result) as Row[];
}
