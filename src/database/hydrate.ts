import type { DataSource, ObjectLiteral, ObjectType, ValueTransformer } from 'typeorm';

/** Where a column's value comes from, and where it goes. */
interface Column {
  readonly name: string;
  readonly property: string;
  readonly transformer: ValueTransformer | undefined;
  readonly isSelect: boolean;
}

const columnsByEntity = new WeakMap<ObjectType<ObjectLiteral>, readonly Column[]>();

/** The names of the columns that an entity is shown with: those without `select: false`. For a statement whose rows become entities. */
export function columnNames(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): string {
  return namesOf(columnsOf(dataSource, entity).filter(({ isSelect }) => isSelect));
}

/** The names of all its columns. */
export function allColumnNames(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): string {
  return namesOf(columnsOf(dataSource, entity));
}

/** An entity from a raw row as pg reads it, with the columns that the row has. */
export function hydrate<Entity extends ObjectLiteral>(
  dataSource: DataSource,
  entity: ObjectType<Entity>,
  raw: Readonly<Record<string, unknown>>,
): Entity {
  const hydrated: Record<string, unknown> = {};
  for (const { name, property, transformer } of columnsOf(dataSource, entity)) {
    const value = raw[name];
    if (value !== undefined) hydrated[property] = transformer ? transformer.from(value) : value;
  }
  return hydrated as Entity;
}

function namesOf(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(', ');
}

function columnsOf(dataSource: DataSource, entity: ObjectType<ObjectLiteral>): readonly Column[] {
  const known = columnsByEntity.get(entity);
  if (known) return known;
  const columns = dataSource.getMetadata(entity).columns.map((column) => ({
    name: column.databaseName,
    property: column.propertyName,
    // Ours have one at most.
    transformer: column.transformer as ValueTransformer | undefined,
    isSelect: column.isSelect,
  }));
  columnsByEntity.set(entity, columns);
  return columns;
}
