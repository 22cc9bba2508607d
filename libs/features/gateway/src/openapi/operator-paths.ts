import type { JsonObject } from './json-object.js';

/** What operators ask: feeds, their versions and what becomes of those that are held, a refresh. */
export const operatorPaths = (): JsonObject => ({
  '/v1/feeds': {
    get: operation('listFeeds', 'The feeds of the territory, with the version that answers.', 'FeedsView', {
      example: "curl 'http://localhost:3000/v1/feeds'",
    }),
  },
  '/v1/feeds/{feed}/versions': {
    get: operation('listFeedVersions', 'The versions of a feed, newest first, with what changed.', 'FeedVersionsView', {
      parameters: [FEED, LIMIT],
      example: "curl 'http://localhost:3000/v1/feeds/bus/versions'",
    }),
  },
  '/v1/feeds/{feed}/refresh': {
    post: operation('refreshFeed', 'Fetches the feed again. From this machine only.', 'RefreshAccepted', {
      parameters: [FEED],
      status: 202,
      example: "curl -X POST 'http://localhost:3000/v1/feeds/bus/refresh'",
    }),
  },
  '/v1/feeds/{feed}/versions/{version}/release': {
    post: operation(
      'releaseFeedVersion',
      'Lets a version that is held for review go into the next network. From this machine only.',
      'VersionReviewed',
      {
        parameters: [FEED, VERSION],
        refusals: [403, 409],
        example: "curl -X POST 'http://localhost:3000/v1/feeds/bus/versions/7/release'",
      },
    ),
  },
  '/v1/feeds/{feed}/versions/{version}/reject': {
    post: operation(
      'rejectFeedVersion',
      'Refuses a version that is held for review. From this machine only.',
      'VersionReviewed',
      {
        parameters: [FEED, VERSION],
        refusals: [403, 409],
        example: "curl -X POST 'http://localhost:3000/v1/feeds/bus/versions/7/reject'",
      },
    ),
  },
  '/v1/feeds/{feed}/live': {
    put: operation('pushLive', 'Sends the moment’s state of a feed, to the service that fetches.', 'LivePushed', {
      parameters: [FEED],
      refusals: [401, 413, 415, 422, 503],
      body: 'GTFS-Realtime as protocol buffers, or parking places in the format of the feed; at most 16 MiB.',
      example:
        "curl -X PUT 'http://localhost:3000/v1/feeds/bus-rt/live' -H 'Authorization: Bearer …' -H 'Content-Type: application/x-protobuf' --data-binary @trip-updates.pb",
    }),
  },
});

const FEED = {
  name: 'feed',
  in: 'path',
  required: true,
  description: 'The id in the territory file.',
  schema: { type: 'string', pattern: '^[a-z0-9-]{1,40}$' },
};

const VERSION = {
  name: 'version',
  in: 'path',
  required: true,
  description: 'The number of the version.',
  schema: { type: 'integer', minimum: 1 },
};

const LIMIT = {
  name: 'limit',
  in: 'query',
  required: false,
  description: 'At most this many.',
  schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
};

interface OperationOptions {
  readonly parameters?: readonly JsonObject[];
  readonly status?: number;
  /** Statuses of refusals beside 400 and 404. */
  readonly refusals?: readonly number[];
  readonly body?: string;
  readonly example: string;
}

function operation(
  operationId: string,
  summary: string,
  schema: string,
  { parameters = [], status = 200, refusals = [], body, example }: OperationOptions,
): JsonObject {
  const problem = { $ref: '#/components/responses/Problem' };
  return {
    tags: ['feeds'],
    operationId,
    summary,
    parameters,
    responses: {
      [status]: {
        description: 'The answer.',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
      },
      400: problem,
      404: problem,
      ...(status === 202 && { 403: problem }),
      ...Object.fromEntries(refusals.map((refusal) => [refusal, problem])),
    },
    ...(body !== undefined && {
      requestBody: { required: true, description: body, content: { 'application/octet-stream': { schema: {} } } },
    }),
    'x-codeSamples': [{ lang: 'Shell', source: example }],
  };
}
