import type { DataSource, ObjectLiteral, ObjectType, ValueTransformer } from 'typeorm';

/** Where a column's value comes from, and where it goes. */
interface Column {
  readonly name: string;
  readonly property: string;
  readonly transformer: ValueTransformer | undefined;
}

const columnsByEntity = new WeakMap<ObjectType<ObjectLiteral>, readonly Column[]>();

/** The names of an entity's columns, for a `RETURNING` whose rows become entities. */
export function columnNames(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): string {
  return columnsOf(dataSource, entity)
    .map(({ name }) => name)
    .join(', ');
}

/** An entity from a raw row that has all its columns, as pg reads them; a page of history has hundreds of values. */
export function hydrate<Entity extends ObjectLiteral>(
  dataSource: DataSource,
  entity: ObjectType<Entity>,
  raw: Readonly<Record<string, unknown>>,
): Entity {
  const hydrated = dataSource.manager.create(entity);
  for (const { name, property, transformer } of columnsOf(dataSource, entity)) {
    const value: unknown = transformer ? transformer.from(raw[name]) : raw[name];
    Reflect.set(hydrated, property, value);
  }
  return hydrated;
}

function columnsOf(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): readonly Column[] {
  const known = columnsByEntity.get(entity);
  if (known) return known;
  const columns = dataSource.getMetadata(entity).columns.map((column) => ({
    name: column.databaseName,
    property: column.propertyName,
    // Ours have one at most.
    transformer: column.transformer as ValueTransformer | undefined,
  }));
  columnsByEntity.set(entity, columns);
  return columns;
}
