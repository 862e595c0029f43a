import type { DataSource, ObjectLiteral, ObjectType } from 'typeorm';

/** The names of an entity's columns, for a `RETURNING` whose rows become entities. */
export function columnNames(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): string {
  const { columns } = dataSource.getMetadata(entity);
  return columns.map(({ databaseName }) => databaseName).join(', ');
}

/** An entity from a raw row that has all its columns. */
export function hydrate<Entity extends ObjectLiteral>(
  dataSource: DataSource,
  entity: ObjectType<Entity>,
  raw: Readonly<Record<string, unknown>>,
): Entity {
  const { columns } = dataSource.getMetadata(entity);
  const hydrated = dataSource.manager.create(entity);
  for (const column of columns) {
    const value: unknown = dataSource.driver.prepareHydratedValue(raw[column.databaseName], column);
    column.setEntityValue(hydrated, value);
  }
  return hydrated;
}
