import { addressIn, type EndpointVersion } from '@maillage/contracts';
import type { JsonObject } from './json-object.js';
import { answerSchemas, drawingSchemaOf, schemaOf } from './answer-schemas.js';
import { livePaths } from './live-paths.js';
import { operatorPaths } from './operator-paths.js';
import { curlLine, publicOperations, versionsOf } from './public-operations.js';
import type { PublicOperation } from './public-operation.js';
import { parametersOf, toParameters } from './to-parameters.js';

/** The OpenAPI 3.1 document of the public API; the same bytes on every machine. */
export function buildOpenApi(): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Maillage',
      version: '1.0.0',
      summary: 'Intermodal itineraries for a territory.',
      description: DESCRIPTION,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [
      { url: '/', description: 'Where one territory is installed.' },
      {
        url: '/t/{territory}',
        description: 'Always.',
        variables: { territory: { default: 'montorvel', description: 'The id in the territory file.' } },
      },
    ],
    tags: TAGS,
    paths: { ...itineraryPaths(), ...livePaths(), ...operatorPaths() },
    components: {
      parameters: Object.assign({}, ...publicOperations.map(toParameters)) as JsonObject,
      responses: { Problem: PROBLEM },
      schemas: answerSchemas(),
    },
  };
}

const DESCRIPTION = `The addresses, parameters and answers of MOTIS (api.transitous.org), served for one territory: clients of MOTIS
work here by changing their base URL. Additions are optional members that they ignore.
Parameters that are not listed are ignored. Lists are joined by commas. Errors are RFC 9457 problems with a stable \`code\`,
in French or English by \`Accept-Language\`. Times without an offset are clock times of the territory; the first of the two
on the night when clocks go back. The older versions of an address differ in a few members:
v1 polylines have precision 7, later ones 6 · before v3 \`maxTransfers\` counts rides · v4 adds \`displayName\` ·
before v5 SUBURBAN is called METRO and AERIAL_LIFT AREAL_LIFT · v6 leaves an unknown \`level\` out instead of 0.`;

const TAGS = [
  { name: 'routing', description: 'Itineraries.' },
  { name: 'timetable', description: 'Boards, trips and stops.' },
  { name: 'places', description: 'Places by name and position.' },
  { name: 'map', description: 'What a map shows.' },
  { name: 'live', description: 'Live feeds for other programs.' },
  { name: 'service', description: 'The service itself.' },
  { name: 'feeds', description: 'For those who publish: feeds and their versions.' },
];

const PROBLEM = {
  description: 'Refused or failed, with the reason.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function itineraryPaths(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of publicOperations)
    for (const version of versionsOf(operation)) {
      const address = addressIn(operation.endpoint, version);
      paths[address] = { ...paths[address], [operation.method]: toOperation(operation, version) };
    }
  return paths;
}

function toOperation(operation: PublicOperation, version: EndpointVersion): JsonObject {
  const newest = version === versionsOf(operation)[0];
  return {
    tags: [operation.tag],
    operationId: newest ? operation.operationId : `${operation.operationId}V${version}`,
    summary: `${operation.summary.en}.`,
    'x-summary-fr': `${operation.summary.fr}.`,
    ...(newest ? {} : { deprecated: true }),
    parameters: parametersOf(operation),
    ...(operation.method === 'post' && { requestBody: BODIES[operation.operationId] ?? PLAN_BODY }),
    responses: {
      200: {
        description: 'The answer.',
        headers: { 'network-generation': { description: 'The network that answered.', schema: { type: 'integer' } } },
        content: {
          [operation.mediaType ?? 'application/json']: { schema: schemaOf(operation) },
          ...(operation.drawing && { 'application/geo+json': { schema: drawingSchemaOf(operation) } }),
        },
      },
      ...(operation.endpoint === 'health'
        ? { 503: PROBLEM_REF }
        : { 400: PROBLEM_REF, 404: PROBLEM_REF, 422: PROBLEM_REF, 503: PROBLEM_REF }),
    },
    'x-codeSamples': [{ lang: 'Shell', source: curlLine(operation) }],
  };
}

const PROBLEM_REF = { $ref: '#/components/responses/Problem' };

const PLAN_BODY = {
  description: 'Parameters by name; they go before those of the address. `fromOffsets` and `toOffsets` must be empty.',
  required: false,
  content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
};

const PARAMETERS_BODY = {
  ...PLAN_BODY,
  description: 'Parameters by name; they go before those of the address.',
  required: true,
};

const BODIES: Readonly<Partial<Record<string, JsonObject>>> = {
  refreshItineraryPost: PARAMETERS_BODY,
  oneToManyPost: PARAMETERS_BODY,
  oneToManyIntermodalPost: PARAMETERS_BODY,
};
