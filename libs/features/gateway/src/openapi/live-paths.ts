import { REALTIME_PARTS } from '@maillage/itinerary-model';
import type { JsonObject } from './json-object.js';

/** Live feeds for other programs. The address always names the territory. */
export const livePaths = (): JsonObject => ({ ...realtimePaths(), '/gbfs/{territory}/{feed}/{document}': sharingPath });

const realtimePaths = (): JsonObject =>
  Object.fromEntries(
    REALTIME_PARTS.map((part) => [
      `/gtfs-rt/{territory}/{feed}/${part}.pb`,
      {
        get: {
          servers: [{ url: '/' }],
          tags: ['live'],
          operationId: OPERATIONS[part],
          summary: `${SUMMARIES[part]}, of all live feeds of a timetable together, as far as they are believed just now.`,
          parameters: [TERRITORY, FEED],
          responses: {
            200: {
              description: 'A full dataset of GTFS-Realtime 2.0; empty when nothing is believed.',
              content: { 'application/x-protobuf': { schema: { type: 'string', format: 'binary' } } },
            },
            304: { description: 'Nothing has changed since the given `If-None-Match`.' },
            404: { $ref: '#/components/responses/Problem' },
            503: { $ref: '#/components/responses/Problem' },
          },
          'x-codeSamples': [{ lang: 'Shell', source: liveCurlLine(part) }],
        },
      },
    ]),
  );

/** The documents of a sharing system; the first tells which others there are. */
export const SHARING_CURL_LINE = "curl 'http://localhost:3000/gbfs/montorvel/velorvel/gbfs.json'";

/** A line that answers on a running install. */
export const liveCurlLine = (part: (typeof REALTIME_PARTS)[number]): string =>
  `curl -o ${part}.pb 'http://localhost:3000/gtfs-rt/montorvel/bus/${part}.pb'`;

const OPERATIONS = {
  'trip-updates': 'realtimeTripUpdates',
  'vehicle-positions': 'realtimeVehiclePositions',
  alerts: 'realtimeAlerts',
} as const;

const SUMMARIES = {
  'trip-updates': 'Delays, cancellations and added runs',
  'vehicle-positions': 'Positions of vehicles',
  alerts: 'Alerts',
} as const;

const TERRITORY = {
  name: 'territory',
  in: 'path',
  required: true,
  description: 'The id in the territory file.',
  schema: { type: 'string' },
};

const FEED = {
  name: 'feed',
  in: 'path',
  required: true,
  description: 'The id of the timetable in the territory file, not that of a live feed.',
  schema: { type: 'string', pattern: '^[a-z0-9-]{1,40}$' },
};

const sharingPath = {
  get: {
    servers: [{ url: '/' }],
    tags: ['live'],
    operationId: 'sharingDocument',
    summary: 'A document of a sharing system as GBFS 3.0, with what is believed just now.',
    parameters: [
      TERRITORY,
      { ...FEED, description: 'The id of the feed in the territory file.' },
      {
        name: 'document',
        in: 'path',
        required: true,
        description: '`gbfs.json` tells which others there are. Ids of vehicles are others after each rental.',
        schema: { type: 'string', pattern: String.raw`^[a-z_]{1,40}\.json$` },
      },
    ],
    responses: {
      200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
      304: { description: 'Nothing has changed since the given `If-None-Match`.' },
      404: { $ref: '#/components/responses/Problem' },
      503: { $ref: '#/components/responses/Problem' },
    },
    'x-codeSamples': [{ lang: 'Shell', source: SHARING_CURL_LINE }],
  },
};
