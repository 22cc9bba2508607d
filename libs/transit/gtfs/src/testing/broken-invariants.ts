import type { TransitFeed } from '@maillage/transit-model';

/** What a feed promises and does not keep, in words; empty for any feed that the reader lets through. */
export function brokenInvariants(feed: TransitFeed): string[] {
  return [
    ...brokenReferences(feed),
    ...brokenColumns(feed),
    ...brokenStopTimes(feed),
    ...brokenFrequencies(feed),
    ...feed.stops
      .filter(({ latitude, longitude }) => !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
      .map(({ id }) => `stop ${id} is off the Earth`),
  ];
}

function brokenReferences({
  agencies,
  stops,
  routes,
  services,
  trips,
  stopTimes,
  transfers,
  frequencies,
  shapes,
}: TransitFeed): string[] {
  const column = (name: string, values: Iterable<number>, rows: number, none = 0): string[] =>
    leadNowhere(values, none, rows) ? [`${name} leads nowhere`] : [];
  return [
    ...column(
      'stop.parent',
      stops.map(({ parent }) => parent),
      stops.length,
      -1,
    ),
    ...column(
      'route.agency',
      routes.map(({ agency }) => agency),
      agencies.length,
    ),
    ...column('trip.route', trips.route, routes.length),
    ...column('trip.service', trips.service, services.ids.length),
    ...column('trip.shape', trips.shape, shapes.ids.length, -1),
    ...column('stopTime.stop', stopTimes.stop, stops.length),
    ...column('stopTime.headsign', stopTimes.headsign, stopTimes.headsigns.length, -1),
    ...column(
      'frequency.trip',
      frequencies.map(({ trip }) => trip),
      trips.count,
    ),
    ...column(
      'transfer.stop',
      transfers.flatMap(({ fromStop, toStop }) => [fromStop, toStop]),
      stops.length,
      -1,
    ),
    ...column(
      'transfer.route',
      transfers.flatMap(({ fromRoute, toRoute }) => [fromRoute, toRoute]),
      routes.length,
      -1,
    ),
    ...column(
      'transfer.trip',
      transfers.flatMap(({ fromTrip, toTrip }) => [fromTrip, toTrip]),
      trips.count,
      -1,
    ),
  ];
}

function leadNowhere(values: Iterable<number>, none: number, rows: number): boolean {
  for (const row of values) if (row < none || row >= rows) return true;
  return false;
}

function brokenColumns({ services, trips, stopTimes, shapes }: TransitFeed): string[] {
  const lengths: readonly [string, number, readonly ArrayLike<unknown>[]][] = [
    ['services', services.ids.length * services.wordsPerService, [services.bits]],
    ['trips', trips.count, [trips.id, trips.route, trips.service, trips.headsign, trips.shortName, trips.direction]],
    ['trips', trips.count, [trips.block, trips.shape, trips.wheelchair, trips.bikes]],
    ['trips + 1', trips.count + 1, [stopTimes.offset]],
    ['stop times', stopTimes.count, [stopTimes.stop, stopTimes.arrival, stopTimes.departure, stopTimes.sequence]],
    ['stop times', stopTimes.count, [stopTimes.pickup, stopTimes.dropOff, stopTimes.approximate, stopTimes.headsign]],
    ['shapes + 1', shapes.ids.length + 1, [shapes.offset]],
    ['points', shapes.offset[shapes.ids.length] ?? 0, [shapes.latitude, shapes.longitude]],
  ];
  return lengths.flatMap(([name, length, columns]) =>
    columns.every((column) => column.length === length) ? [] : [`a column of ${name} has another length`],
  );
}

function brokenStopTimes({ stopTimes, trips }: TransitFeed): string[] {
  const { offset, arrival, departure, sequence, count } = stopTimes;
  const broken: string[] = [];
  if (offset[trips.count] !== count) broken.push('the last trip does not end at the last stop time');
  for (let trip = 0; trip < trips.count; trip++) {
    const [start = 0, end = 0] = offset.subarray(trip, trip + 2);
    const name = trips.id[trip] ?? '';
    if (end - start < 2) broken.push(`trip ${name} has fewer than two stop times`);
    for (let row = start; row < end; row++) {
      const before = row > start ? (departure[row - 1] ?? 0) : 0;
      if ((arrival[row] ?? -1) < before || (departure[row] ?? -1) < (arrival[row] ?? 0))
        broken.push(`trip ${name} goes back in time`);
      if (row > start && (sequence[row] ?? 0) <= (sequence[row - 1] ?? 0)) broken.push(`trip ${name} is out of order`);
    }
  }
  return broken;
}

function brokenFrequencies({ frequencies }: TransitFeed): string[] {
  return frequencies.flatMap(({ trip, start, end, headwaySeconds }, index) => {
    const before = frequencies[index - 1];
    const isSorted = before === undefined || before.trip < trip || (before.trip === trip && before.end <= start);
    return isSorted && headwaySeconds > 0 && end > start ? [] : [`frequency ${index} overlaps or has no headway`];
  });
}
