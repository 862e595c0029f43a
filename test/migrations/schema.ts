import type { TestDatabase } from '../support/test-database.js';

const SCHEMA = `
  WITH space AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
  relation AS (
    SELECT pg_class.oid, relkind, reloptions FROM pg_class JOIN space ON space.oid = relnamespace)
  SELECT format('schema %s', nspname) AS line FROM space
  UNION ALL
  SELECT format('relation %s %s %s', oid::regclass, relkind, reloptions) FROM relation
  UNION ALL
  SELECT format('column %s %s %s %s not null %s identity %s generated %s default %s', attrelid::regclass,
    row_number() OVER (PARTITION BY attrelid ORDER BY attnum), attname, format_type(atttypid, atttypmod),
    attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid))
  FROM pg_attribute JOIN relation ON relation.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid))
  FROM pg_constraint JOIN relation ON relation.oid = conrelid
  UNION ALL
  SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN relation ON relation.oid = indrelid
  UNION ALL
  SELECT pg_get_viewdef(oid) FROM relation WHERE relkind IN ('v', 'm')
  UNION ALL
  SELECT pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN relation ON relation.oid = tgrelid WHERE NOT tgisinternal
  UNION ALL
  SELECT pg_get_functiondef(pg_proc.oid) FROM pg_proc JOIN space ON space.oid = pronamespace WHERE prokind <> 'a'
  UNION ALL
  SELECT format('enum %s %s %s', enumtypid::regtype, enumsortorder, enumlabel) FROM pg_enum
  UNION ALL
  SELECT format('extension %s', extname) FROM pg_extension
  ORDER BY line`;

/** Everything a migration can make, one line each, in an order that does not depend on when it was made. */
export async function readSchema(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ line: string }>(SCHEMA);
  return rows.map(({ line }) => line);
}
