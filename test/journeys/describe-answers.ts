import { expect, it } from '@jest/globals';
import { planAnswer, tripAnswer } from '@maillage/contracts';
import type { z } from 'zod';
import { randomFrom } from '../oracle/random-queries.js';
import { metresBetween } from '../oracle/metres.js';

type Itinerary = z.output<typeof tripAnswer>;
type Leg = Itinerary['legs'][number];
type Answer = z.output<typeof planAnswer>;
type Question = Readonly<Record<string, string>>;

export interface Asked {
  readonly url: string;
  /** Middles of towns, latitude and longitude. */
  readonly towns: readonly (readonly [number, number])[];
  /** Of a day whose live data are not known. */
  readonly morning: string;
}

const QUESTIONS = 60;

/** Random questions in all modes: what every answer owes to a traveller. */
export function describeAnswers(asked: () => Asked): void {
  it('whatever is asked, answers add up, keep what was asked, tell nothing twice and can be asked again', async () => {
    const { url, towns, morning } = asked();
    const random = randomFrom(4);
    const told = { itineraries: 0, refreshed: 0 };
    const faults: string[] = [];
    for (let number = 0; number < QUESTIONS; number++) {
      const question = questionOf(random, towns, morning);
      const answer = planAnswer.parse(await get(url, 'plan', question));
      const all = [...answer.direct, ...answer.itineraries];
      told.itineraries += all.length;
      const found = [...answerFaults(question, answer), ...all.flatMap((itinerary) => [...itineraryFaults(itinerary)])];
      const [first] = all;
      if (first && !question['via']) {
        told.refreshed++;
        const again = tripAnswer.parse(await get(url, 'refresh-itinerary', { itineraryId: first.id }));
        if (ridden(again) !== ridden(first)) found.push(`asked again ${ridden(again)} was ${ridden(first)}`);
      }
      faults.push(...found.map((fault) => `${fault} ${new URLSearchParams(question).toString()}`));
    }
    expect(faults).toEqual([]);
    expect(told.itineraries).toBeGreaterThan(2 * QUESTIONS);
    expect(told.refreshed).toBeGreaterThan(QUESTIONS / 2);
  }, 60_000);
}

const MODES = ['BIKE', 'CAR', 'RENTAL', 'CAR_PARKING', 'BIKE_PARKING', 'CAR_DROPOFF'];
const VIA = ['bus_1056A', 'bus_1001A'];

function questionOf(random: () => number, towns: Asked['towns'], morning: string): Question {
  const oneOf = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const place = (): string => {
    const [latitude, longitude] = oneOf(towns);
    return [latitude + (random() - 0.5) * 0.012, longitude + (random() - 0.5) * 0.018]
      .map((degrees) => degrees.toFixed(6))
      .join();
  };
  const modes = (): string => ['WALK', ...MODES.filter(() => random() < 0.4)].join();
  return {
    fromPlace: place(),
    toPlace: place(),
    time: morning,
    directModes: modes(),
    preTransitModes: modes(),
    postTransitModes: modes(),
    maxDirectTime: oneOf(['0', '1800', '3600']),
    maxPreTransitTime: oneOf(['600', '1800']),
    maxPostTransitTime: oneOf(['300', '900']),
    arriveBy: String(random() < 0.3),
    timetableView: String(random() < 0.8),
    pedestrianProfile: random() < 0.15 ? 'WHEELCHAIR' : 'FOOT',
    requireBikeTransport: String(random() < 0.1),
    ...(random() < 0.15 && { via: oneOf(VIA), viaMinimumStay: '10' }),
  };
}

async function get(url: string, path: string, query: Question): Promise<unknown> {
  const response = await fetch(`${url}/api/v6/${path}?${new URLSearchParams(query).toString()}`);
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(`${String(response.status)} ${JSON.stringify({ query, body })}`);
  return body;
}

const STREET = ['WALK', 'BIKE', 'CAR', 'RENTAL'];
const isStreet = ({ mode }: Leg): boolean => STREET.includes(mode);
const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;
const ridden = ({ legs }: Itinerary): string =>
  legs.map(({ mode, tripId, startTime, endTime }) => [mode, tripId, startTime, endTime].join(' ')).join(' ~ ');

function* itineraryFaults({ legs, duration, startTime, endTime, co2 }: Itinerary): Generator<string> {
  const [first, last] = [legs[0], legs.at(-1)];
  if (first?.startTime !== startTime || last?.endTime !== endTime) yield 'does not begin and end with its legs';
  if (duration !== seconds(startTime, endTime)) yield 'its duration is not that between its ends';
  for (const [index, leg] of legs.entries()) {
    const before = legs[index - 1];
    if (leg.duration !== seconds(leg.startTime, leg.endTime)) yield `leg ${String(index)} has another duration`;
    if (leg.from.name === '' || leg.to.name === '') yield `leg ${String(index)} has an end without a name`;
    if (before && (seconds(before.endTime, leg.startTime) < 0 || apart(before.to, leg.from) > 1))
      yield `leg ${String(index)} does not begin where the one before ends`;
    if (!isStreet(leg)) continue;
    const walked = (leg.steps ?? []).reduce((sum, { distance }) => sum + distance, 0);
    if (leg.duration === 0 || walked !== leg.distance) yield `the steps of leg ${String(index)} do not add up`;
  }
  const grams = legs.map((leg) => (leg.co2 && 'grams' in leg.co2 ? Number(leg.co2['grams']) : NaN));
  const sum = grams.reduce((total, part) => total + part, 0);
  if (co2 && 'grams' in co2 && !(Math.abs(Number(co2['grams']) - sum) <= 0.1 * legs.length))
    yield 'its CO2 does not add up';
}

const apart = (a: Leg['from'], b: Leg['from']): number =>
  metresBetween({ latitude: a.lat, longitude: a.lon }, { latitude: b.lat, longitude: b.lon });

function* answerFaults(question: Question, { direct, itineraries, noItinerary }: Answer): Generator<string> {
  const all = [...direct, ...itineraries];
  if (new Set(all.map((itinerary) => ridden(itinerary))).size < all.length) yield 'one itinerary twice';
  if (all.length === 0 && !noItinerary) yield 'nothing, and no reason';
  const walk = direct.find(({ legs }) => legs.every(({ mode }) => mode === 'WALK'))?.duration ?? Infinity;
  const limit = Number(question['maxDirectTime']);
  for (const { duration, legs } of direct) {
    if (duration > limit) yield 'a way without a ride that is too long';
    if (legs.some(({ mode }) => mode !== 'WALK') && duration >= walk) yield 'slower than walking all the way';
  }
  for (const { startTime, endTime, duration, legs, transfers } of itineraries) {
    const rides = legs.filter((leg) => !isStreet(leg));
    if (question['via'] === undefined && duration >= walk) yield 'a ride that is slower than walking';
    if (rides.length === 0 || transfers > rides.length - 1) yield 'no rides, or fewer than changes';
    const asked = question['time'] ?? '';
    if (question['arriveBy'] === 'true' ? seconds(endTime, asked) < 0 : seconds(asked, startTime) < 0)
      yield 'not in the asked time';
    const after = legs.slice(legs.findLastIndex((leg) => !isStreet(leg)) + 1);
    if (after.some(({ to }) => to['facilityKind'] === 'car-park')) yield 'a car parked after the last ride';
  }
}
