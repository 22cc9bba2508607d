import {
  feedsView,
  feedVersionsView,
  livePushed,
  problemAnswer,
  refreshAccepted,
  versionReviewed,
} from '@maillage/contracts';
import { z } from 'zod';
import type { JsonObject } from './json-object.js';
import { publicOperations } from './public-operations.js';
import type { PublicOperation } from './public-operation.js';

const operatorAnswers = {
  FeedsView: feedsView,
  FeedVersionsView: feedVersionsView,
  LivePushed: livePushed,
  RefreshAccepted: refreshAccepted,
  VersionReviewed: versionReviewed,
};

/** Every answer by its operation, every named part of one by its name, as `components.schemas`. */
export function answerSchemas(): JsonObject {
  const { $defs, properties } = asJsonSchema();
  const operators = Object.keys(operatorAnswers).map((name): [string, unknown] => [name, properties[name]]);
  const named = Object.entries($defs).map(([name, schema]): [string, unknown] => [name, withoutId(schema)]);
  return Object.fromEntries([...named, ...operators].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What an operation answers, as a schema that refers to the components. */
export const schemaOf = ({ operationId }: PublicOperation): unknown => asJsonSchema().properties[operationId];

/** What it answers to be drawn, undefined where there is no drawing. */
export const drawingSchemaOf = ({ operationId, drawing }: PublicOperation): unknown =>
  drawing && asJsonSchema().properties[drawingOf(operationId)];

const drawingOf = (operationId: string): string => `${operationId}Drawing`;

interface AnswersAsJsonSchema {
  readonly $defs: Readonly<Record<string, JsonObject>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

let converted: AnswersAsJsonSchema | undefined;

/** All answers together, so that each named part is described once. */
function asJsonSchema(): AnswersAsJsonSchema {
  if (converted) return converted;
  const answers = Object.fromEntries(
    publicOperations.flatMap(({ operationId, answer, drawing }) => [
      [operationId, answer] as const,
      ...(drawing ? [[drawingOf(operationId), drawing] as const] : []),
    ]),
  );
  const all = z.object({ ...answers, ...operatorAnswers, problem: problemAnswer });
  const schema = z.toJSONSchema(all, { io: 'output', override: ({ jsonSchema }) => simplify(jsonSchema) });
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return (converted = JSON.parse(text) as AnswersAsJsonSchema);
}

/**
 * Members may be added at any time, dates are described by their format and integers are small: saying so of each
 * object would only be long.
 */
function simplify(schema: {
  additionalProperties?: unknown;
  format?: string | undefined;
  pattern?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
}): void {
  const { additionalProperties } = schema;
  const says = typeof additionalProperties === 'object' && Object.keys(additionalProperties ?? {}).length > 0;
  if (!says) delete schema.additionalProperties;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

const withoutId = ({ id: _, ...schema }: JsonObject): JsonObject => schema;
