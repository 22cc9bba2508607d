import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { stopAnswer, stopTimesAnswer } from './board-answer.js';
import { tripAnswer } from './itinerary-answer.js';
import { mapStopsAnswer, matchesAnswer } from './place-answer.js';
import { planAnswer } from './plan-answer.js';
import { MODES } from './modes.js';
import { oneToAllAnswer } from './reach-answer.js';
import { rentalsAnswer } from './rental-map-answer.js';
import { mapInitialAnswer } from './service-answer.js';
import { mapTripsAnswer } from './trip-map-answer.js';

/** MOTIS's own document: what it requires of an answer, our schemas require too. */
const openapi = resolve(import.meta.dirname, '../../../../../shared/data/motis-api/openapi.yaml');

const answers = {
  '/api/v6/plan': planAnswer,
  '/api/v6/stoptimes': stopTimesAnswer,
  '/api/v6/trip': tripAnswer,
  '/api/v6/stop': stopAnswer,
  '/api/v6/map/stops': mapStopsAnswer,
  '/api/v6/map/trips': mapTripsAnswer,
  '/api/v1/map/initial': mapInitialAnswer,
  '/api/v1/rentals': rentalsAnswer,
  '/api/v6/one-to-all': oneToAllAnswer,
  '/api/v1/geocode': matchesAnswer,
  '/api/v1/reverse-geocode': matchesAnswer,
};

/**
 * Required in the document and yet left out by the server: the first three where the feed says nothing (see the
 * recorded boards), a bound of a time range where it is open, as the document's own text says.
 */
const LEFT_OUT_BY_MOTIS = ['bikesAllowed', 'wheelchairAccessible', 'reservation', 'start', 'end'];

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly responses: Readonly<Record<string, { readonly content: Record<string, { schema: Schema }> }>>;
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

if (existsSync(openapi)) {
  const document = parse(readFileSync(openapi, 'utf8')) as Document;
  const theirsAt = (path: string) => document.paths[path]?.get.responses['200']?.content['application/json']?.schema;

  it.each(Object.entries(answers))('%s requires what MOTIS requires, with the same types', (path, schema) => {
    const ours = z.toJSONSchema(schema) as Schema & { readonly $defs?: Readonly<Record<string, Schema>> };
    const compare = new Comparison(document.components.schemas, ours.$defs ?? {});
    compare.walk(theirsAt(path), ours, path);
    expect(compare.compared).toBeGreaterThan(3);
    expect(compare.differences).toEqual([]);
  });

  it('finds what a schema lacks', () => {
    const poor = z.toJSONSchema(
      z.object({ stopTimes: z.array(z.object({})), place: z.object({ lat: z.string() }) }),
    ) as Schema;
    const compare = new Comparison(document.components.schemas, {});
    compare.walk(theirsAt('/api/v6/stoptimes'), poor, 'answer');
    expect(compare.differences).toEqual(
      expect.arrayContaining([
        'answer.nextPageCursor is missing',
        'answer.place.name is missing',
        'answer.place.lat is string, not number',
        'answer.stopTimes[].tripId is missing',
      ]),
    );
  });

  it('knows every mode, and one of our own', () => {
    const ours = MODES.filter((mode) => mode !== 'BIKE_PARKING');
    expect([...ours].sort()).toEqual([...(document.components.schemas['Mode']?.enum ?? [])].sort());
  });
} else {
  console.warn(`LEFT OUT: the OpenAPI document of MOTIS is not there (${openapi})`);
  it('has nothing to compare with', () => expect(existsSync(openapi)).toBe(false));
}

/** Walks two schemas side by side as far as both go. */
class Comparison {
  readonly differences: string[] = [];
  compared = 0;
  private readonly walked = new Set<string>();

  constructor(
    private readonly theirSchemas: Readonly<Record<string, Schema>>,
    private readonly ourSchemas: Readonly<Record<string, Schema>>,
  ) {}

  walk(theirs: Schema | undefined, ours: Schema | undefined, where: string): void {
    const pair = `${theirs?.$ref ?? where} ${ours?.$ref ?? where}`;
    if (this.walked.has(pair)) return;
    this.walked.add(pair);
    const their = resolved(theirs, this.theirSchemas);
    const our = resolved(ours, this.ourSchemas);
    if (!their || !our) return;
    if (their.type !== our.type && !(their.type === 'number' && our.type === 'integer'))
      this.differences.push(`${where} is ${String(our.type)}, not ${String(their.type)}`);
    for (const name of their.required ?? []) {
      this.compared++;
      if (!(our.required ?? []).includes(name) && !LEFT_OUT_BY_MOTIS.includes(name) && our.type === 'object')
        this.differences.push(`${where}.${name} is missing`);
    }
    for (const [name, property] of Object.entries(their.properties ?? {}))
      this.walk(property, our.properties?.[name], `${where}.${name}`);
    this.walk(their.items, our.items, `${where}[]`);
  }
}

const resolved = (schema: Schema | undefined, schemas: Readonly<Record<string, Schema>>): Schema | undefined =>
  schema?.$ref === undefined ? schema : schemas[schema.$ref.replace(/.*\//, '')];
