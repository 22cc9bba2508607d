import { parameterDocumentation } from '@maillage/contracts';
import type { z } from 'zod';
import type { JsonObject } from './json-object.js';
import type { PublicOperation } from './public-operation.js';

/** The parameters of an operation as `components.parameters`, shared by its versions. */
export const toParameters = (operation: PublicOperation): JsonObject =>
  Object.fromEntries(
    Object.entries(operation.parameters.shape).map(([name, schema]) => [
      keyOf(operation, name),
      toParameter(name, schema),
    ]),
  );

/** References to them, in the order of the schema. */
export const parametersOf = (operation: PublicOperation): readonly JsonObject[] =>
  Object.keys(operation.parameters.shape).map((name) => ({
    $ref: `#/components/parameters/${keyOf(operation, name)}`,
  }));

const keyOf = ({ endpoint }: PublicOperation, name: string): string => `${endpoint}.${name}`;

function toParameter(name: string, schema: z.ZodType): JsonObject {
  const documentation = parameterDocumentation.get(schema);
  if (!documentation) throw new RangeError(`the parameter ${name} has no documentation`);
  const { description, required = false, example } = documentation;
  return {
    name,
    in: 'query',
    required,
    description: description.en,
    'x-description-fr': description.fr,
    ...(documentation.schema['type'] === 'array' && { style: 'form', explode: false }),
    schema: documentation.schema,
    ...(example !== undefined && { example }),
  };
}
