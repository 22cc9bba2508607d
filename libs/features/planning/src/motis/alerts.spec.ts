import { beforeEach, describe, expect, it } from '@jest/globals';
import { planAnswer, stopAnswer, stopTimesAnswer, tripAnswer } from '@maillage/contracts';
import type { PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate } from '@maillage/transit-model';
import { alert, inFrench } from '../testing/alert.js';
import { inLanguage } from './alert-texts.js';
import { BOARD, jsonOf, PLAN, planTown, type PlannedTown } from '../testing/planned-town.js';

const NOW = '2026-01-20T08:00:00+01:00';
const TOWN = `
  stop A  0 0
  stop B  3000 0
  stop C  6000 0
  BUS 1   A 08:05  B 08:15  C 08:25
  BUS 1   A 08:45  B 08:55  C 09:05
  BUS 2   A 08:35  C 09:20`;

const at = (time: string): number => Date.parse(`2026-01-20T${time}:00+01:00`) / 1000;

type Told = { readonly alerts?: readonly { readonly headerText: string }[] | undefined } | undefined;
const headers = (place: Told) => place?.alerts?.map(({ headerText }) => headerText).join(' ');

describe('alerts in answers', () => {
  let town: PlannedTown;
  beforeEach(async () => {
    town = await planTown(city(TOWN), { now: NOW });
  });
  const stop = (id: string) => ({ kind: 'stop', id: `city_${id}` }) as const;
  const asked = (changed: Partial<PlanRequest> = {}): PlanRequest => ({
    ...PLAN,
    from: stop('A'),
    to: stop('C'),
    time: at('08:00') as Instant,
    numItineraries: 1,
    searchWindowSeconds: 900,
    ...changed,
  });
  const legOf = async (changed: Partial<PlanRequest> = {}) =>
    planAnswer.parse(await jsonOf(town.plan.plan(asked(changed)))).itineraries[0]?.legs[0];
  const board = async () =>
    stopTimesAnswer.parse(await jsonOf(town.boards.stopTimes({ ...BOARD, stopId: 'city_A', count: 3 })));

  it('stand on the ride that they concern, and on each stop of it', async () => {
    const alerts = [
      alert('line', { routeId: 'BUS 1' }),
      alert('other', { routeId: 'BUS 2' }),
      alert('here', { stopId: 'A' }),
      alert('between', { stopId: 'B' }),
      alert('otherAtC', { stopId: 'C', routeId: 'BUS 2' }),
    ];
    await town.tell({ alerts });
    const leg = await legOf();
    expect([leg, leg?.from, ...(leg?.intermediateStops ?? []), leg?.to].map(headers)).toEqual([
      'line',
      'here',
      'between',
      undefined,
    ]);
    expect([leg?.intermediateStops?.[0]?.arrival, leg?.realTime]).toEqual(['2026-01-20T07:15:00Z', false]);
  });

  it('on the stops that were asked for, even where nothing goes', async () => {
    await town.tell({ alerts: [alert('here', { stopId: 'A' }), alert('there', { stopId: 'C', routeId: 'BUS 2' })] });
    const ends = async (changed: Partial<PlanRequest> = {}) => {
      const { from, to } = planAnswer.parse(await jsonOf(town.plan.plan(asked(changed))));
      return [from, to].map(headers);
    };
    expect(await ends()).toEqual(['here', 'there']);
    expect(await ends({ transitModes: [] })).toEqual(['here', 'there']);
    expect(await ends({ realtimeMode: 'OFF' })).toEqual([undefined, undefined]);
  });

  it('on a board: the stop, its place, and each run', async () => {
    await town.tell({ alerts: [alert('line', { routeId: 'BUS 1' }), alert('here', { stopId: 'A' })] });
    const { place, stopTimes } = await board();
    expect(headers(place)).toBe('here');
    expect(stopTimes.map((event) => [headers(event), headers(event.place)])).toEqual([
      ['line', 'here'],
      [undefined, 'here'],
      ['line', 'here'],
    ]);
  });

  it('on a stop with its routes, and on a trip of the timetable and one that was added', async () => {
    const extra: TripUpdate = {
      entityId: 'x',
      trip: { tripId: 'extra', routeId: 'BUS 1' },
      relationship: 'NEW',
      stopTimes: [
        { stopId: 'A', relationship: 'SCHEDULED', departure: { time: at('08:01') } },
        { stopId: 'C', relationship: 'SCHEDULED', arrival: { time: at('08:10') } },
      ],
    };
    const alerts = [alert('line', { routeId: 'BUS 1' }), alert('there', { stopId: 'C' })];
    await town.tell({ updates: [extra], alerts });
    const request = { territory: 'town', apiVersion: 6, stopId: 'city_C', language: [] } as const;
    const { place, routes } = stopAnswer.parse(await jsonOf(town.boards.stop(request)));
    expect([place, ...routes].map(headers)).toEqual(['there', 'line', undefined]);
    const { stopTimes } = await board();
    for (const { tripId } of stopTimes.slice(0, 2)) {
      const options = { territory: 'town', apiVersion: 6, detailedLegs: true, joinInterlinedLegs: true } as const;
      const trip = tripAnswer.parse(await jsonOf(town.boards.trip({ ...options, tripId, language: [] })));
      expect([trip.legs[0], trip.legs[0]?.to].map(headers)).toEqual(['line', 'there']);
    }
  });

  it('only while they hold when the ride is, and as long as the feed tells them', async () => {
    const period = [{ start: at('08:26'), end: at('09:00') }];
    const works = alert('works', { routeId: 'BUS 1' }, { impactPeriods: period, communicationPeriods: period });
    await town.tell({ alerts: [works] });
    expect(headers(await legOf())).toBeUndefined();
    expect(await legOf({ time: at('08:40') as Instant })).toMatchObject({
      alerts: [{ headerText: 'works', impactPeriod: [{ start: '2026-01-20T07:26:00Z', end: '2026-01-20T08:00:00Z' }] }],
    });
    await town.tell({ alerts: [] });
    expect(headers(await legOf({ time: at('08:40') as Instant }))).toBeUndefined();
  });

  it('speak the language that was asked for, and are left out with realtime', async () => {
    const texts = [
      { language: 'fr', text: 'Travaux' },
      { language: 'de', text: 'Bauarbeiten' },
    ];
    const url = inFrench('https://town.example/travaux');
    const images = ['fr', 'de'].map((language) => ({
      language,
      url: `https://town.example/${language}.png`,
      mediaType: '',
    }));
    await town.tell({ alerts: [alert('line', { routeId: 'BUS 1' }, { header: texts, url, images })] });
    expect((await legOf({ language: ['de'] }))?.alerts?.[0]?.imageUrl).toBe('https://town.example/de.png');
    expect([
      headers(await legOf()),
      headers(await legOf({ language: ['de-CH', 'en'] })),
      headers(await legOf({ language: ['en'] })),
      headers(await legOf({ realtimeMode: 'OFF' })),
    ]).toEqual(['Travaux', 'Bauarbeiten', 'Travaux', undefined]);
    expect((await legOf())?.alerts).toEqual([
      {
        headerText: 'Travaux',
        descriptionText: '',
        cause: 'CONSTRUCTION',
        effect: 'DETOUR',
        severityLevel: 'WARNING',
        url: 'https://town.example/travaux',
        imageUrl: 'https://town.example/fr.png',
      },
    ]);
  });
});

describe('the language of a text', () => {
  const told = (languages: string, preferred: readonly string[]) =>
    inLanguage(
      languages.split(' ').map((text) => ({ text, language: text === '-' ? '' : text })),
      preferred,
    )?.text;

  it('is the first preferred that there is, then French, none, English, any', () => {
    expect(told('en fr-CA pt-BR', ['pt'])).toBe('pt-BR');
    expect(told('pt-BR pt', ['pt'])).toBe('pt');
    expect(told('en fr', ['nl', 'EN'])).toBe('en');
    expect(told('en - fr', ['nl'])).toBe('fr');
    expect(told('en -', ['nl'])).toBe('-');
    expect(told('it en', ['nl'])).toBe('en');
    expect(told('it es', [])).toBe('it');
    expect(inLanguage<{ language: string }>([], ['fr'])).toBeUndefined();
  });
});
