import { EntitySchema, EntitySchemaOptions, type EntitySchemaColumnOptions, type ObjectLiteral } from 'typeorm';

/** TypeORM's description of a table whose rows are plain objects. */
export function defineTable<Row extends ObjectLiteral>(
  name: string,
  columns: { [Column in keyof Row]: EntitySchemaColumnOptions },
): EntitySchema<Row> {
  return new EntitySchema(Object.assign(new EntitySchemaOptions<Row>(), { name, columns }));
}
