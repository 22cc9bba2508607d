import { expect, it } from '@jest/globals';
import * as motis from '@motis-project/motis-client';
import {
  mapStopsAnswer,
  oneToAllAnswer,
  oneToManyAnswer,
  oneToManyIntermodalAnswer,
  planAnswer,
  rentalsAnswer,
  stopAnswer,
  stopTimesAnswer,
  tripAnswer,
} from '@maillage/contracts';
import { STOPS } from './bourg.js';
import type { Surroundings } from './describe-install.js';

const place = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `${String(latitude)},${String(longitude)}`;

/** What a traveller does; places in an id are exact to a decimetre. */
const ridden = ({ id, startTime, endTime, transfers, legs }: motis.Itinerary) => ({
  id,
  startTime,
  endTime,
  transfers,
  legs: legs.map(({ mode, tripId, startTime: from, endTime: to }) => ({ mode, tripId, from, to })),
});

/** What the npm client of MOTIS does with an install, unmodified. */
export function describeMotisClient(around: () => Surroundings): void {
  it('speaks to the unmodified MOTIS client', async () => {
    motis.client.setConfig({ baseUrl: around().install.url });
    const options = { throwOnError: true as const };
    const planned = await motis.plan({
      ...options,
      query: { fromPlace: place(STOPS.mairie), toPlace: place(STOPS.gare) },
    });
    planAnswer.parse(planned.data);
    const ride = planned.data.itineraries[0]?.legs.find(({ tripId }) => tripId !== undefined);
    const board = await motis.stoptimes({ ...options, query: { stopId: 'bus_hopital', n: 5 } });
    stopTimesAnswer.parse(board.data);
    expect(board.data.stopTimes).toHaveLength(5);
    const trip = await motis.trip({ ...options, query: { tripId: ride?.tripId ?? '' } });
    tripAnswer.parse(trip.data);
    expect(trip.data.legs[0]?.headsign).toBe('Gare');
    stopAnswer.parse((await motis.stopInfo({ ...options, query: { stopId: 'bus_gare' } })).data);
    const found = await motis.geocode({ ...options, query: { text: 'hopital st eloi' } });
    expect(found.data[0]?.name).toBe('Hôpital Saint-Éloi');
    const near = await motis.reverseGeocode({ ...options, query: { place: place(STOPS.gare) } });
    expect(near.data[0]?.name).toBe('Gare');
    const box = { min: '49.8,2.2', max: '50,2.5' };
    const stops = await motis.stops({ ...options, query: box });
    mapStopsAnswer.parse(stops.data);
    expect(stops.data).toHaveLength(3);
    expect((await motis.initial(options)).data.lat).toBeCloseTo(49.894, 1);
    expect((await motis.levels({ ...options, query: box })).data).toEqual([0]);
    rentalsAnswer.parse((await motis.rentals({ ...options, query: box })).data);
  });

  it('gives the unmodified MOTIS client an itinerary again by its id', async () => {
    motis.client.setConfig({ baseUrl: around().install.url });
    const options = { throwOnError: true as const };
    const planned = await motis.plan({
      ...options,
      query: { fromPlace: place(STOPS.mairie), toPlace: place(STOPS.gare) },
    });
    const itinerary = planned.data.itineraries[0];
    const again = await motis.refreshItinerary({ ...options, query: { itineraryId: itinerary?.id ?? '' } });
    tripAnswer.parse(again.data);
    expect(ridden(again.data)).toEqual(itinerary && ridden(itinerary));
    const refused = await motis.refreshItinerary({ query: { itineraryId: 'nonsense' } });
    expect(refused.response.status).toBe(400);
    expect(refused.error).toMatchObject({ error: expect.any(String), code: 'INVALID_ITINERARY_ID' });
  });

  it('tells the unmodified MOTIS client how far one gets', async () => {
    motis.client.setConfig({ baseUrl: around().install.url });
    const options = { throwOnError: true as const };
    const semicolon = (stop: { latitude: number; longitude: number }) => place(stop).replace(',', ';');
    const question = {
      one: semicolon(STOPS.mairie),
      many: [semicolon(STOPS.gare), semicolon(STOPS.mairie), '10;-30'],
      mode: 'WALK' as const,
      max: 7200,
      maxMatchingDistance: 250,
      arriveBy: false,
      withDistance: true,
    };
    const { data } = await motis.oneToMany({ ...options, query: question });
    oneToManyAnswer.parse(data);
    expect(data).toHaveLength(3);
    expect(data[2]).toEqual({});
    expect((await motis.oneToManyPost({ ...options, body: question })).data).toEqual(data);
    const { data: both } = await motis.oneToManyIntermodal({
      ...options,
      query: { one: question.one, many: question.many, maxTravelTime: 90 },
    });
    oneToManyIntermodalAnswer.parse(both);
    expect(both.street_durations).toHaveLength(3);
    expect(both.transit_durations?.[0]?.length).toBeGreaterThan(0);
    expect(both.transit_durations?.[2]).toEqual([]);
    const byBody = await motis.oneToManyIntermodalPost({
      ...options,
      body: { one: place(STOPS.mairie), many: [place(STOPS.gare), place(STOPS.mairie), '10,-30'], maxTravelTime: 90 },
    });
    expect(byBody.data).toEqual(both);
    const reached = await motis.oneToAll({ ...options, query: { one: 'bus_mairie', maxTravelTime: 90 } });
    oneToAllAnswer.parse(reached.data);
    expect(reached.data.all?.map(({ place: stop }) => stop?.stopId)).toContain('bus_gare');
  });
}
