import { Query, Router, Time } from 'minotor';
import { GtfsParser } from 'minotor/parser';
import type { BenchFeed } from '../bench-feeds.js';
import { MAX_TRIPS, type Engine } from './engine.js';

/** `minotor` from npm: earliest arrivals in minutes on one day; the published version has no range. */
export async function loadMinotor({ zip, date }: BenchFeed): Promise<Engine> {
  const day = new Date(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00`);
  console.warn = () => undefined; // a line for each row that it does not understand
  const { timetable, stopsIndex } = await new GtfsParser(zip).parse(day);
  const router = new Router(timetable, stopsIndex);
  return {
    name: 'minotor',
    earliest: ({ from, to, time }) => {
      const departure = Time.fromHMS(Math.floor(time / 3600), Math.floor(time / 60) % 60, 0);
      const query = new Query.Builder();
      query.from(from);
      query.to(to);
      query.departureTime(departure);
      query.maxTransfers(MAX_TRIPS - 1);
      const arrival = router.route(query.build()).arrivalAt(to);
      return arrival === undefined
        ? []
        : [{ departure: time, arrival: arrival.time.toSeconds(), trips: arrival.legNumber }];
    },
  };
}
