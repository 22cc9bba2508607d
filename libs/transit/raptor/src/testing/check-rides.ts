import { expect } from '@jest/globals';
import type { DayView } from '@maillage/transit-timetable';
import type { Journey, Query, StopOffset } from '../journey.js';
import type { Network, Views } from './network.js';

/** The runs exist and are ridden as they run, changes have their time, and the ends are where they were asked. */
export function checkRides(view: DayView, network: Network, views: Views, journey: Journey, query: Query): void {
  const { rides } = journey;
  const sign = view.direction === 'forward' ? 1 : -1;
  rides.forEach((ride, place) => {
    const trip = network.trips[Number(views.timetable.trips.id.text(view.slots.trip[ride.slot] as never))];
    const [board, alight] = [trip.calls[ride.boardPosition], trip.calls[ride.alightPosition]];
    expect([views.place(ride.boardStop), views.place(ride.alightStop)]).toEqual([board.stop, alight.stop]);
    expect(ride.alightPosition).toBeGreaterThan(ride.boardPosition);
    expect(ride.arrival - ride.departure).toBe(alight.arrival - board.departure);
    if (trip.headway === undefined) expect(ride.departure).toBe(board.departure);
    else {
      const shift = ride.departure - board.departure;
      expect(shift).toBeGreaterThanOrEqual(0);
      expect(trip.calls[0].departure + shift).toBeLessThan(trip.headway.end);
    }
    const before = place === 0 ? undefined : rides[place - 1];
    if (ride.seated) {
      const [earlier, later] = sign > 0 ? [before?.slot, ride.slot] : [ride.slot, before?.slot];
      expect(view.slots.next[earlier ?? -1]).toBe(later);
      return;
    }
    expect(board.canBoard).not.toBe(false);
    if (place + 1 >= rides.length || !rides[place + 1].seated) expect(alight.canAlight).not.toBe(false);
    if (before !== undefined)
      expect(ride.departure - before.arrival).toBeGreaterThanOrEqual(
        changeTime(views.forward, before.alightStop, ride.boardStop),
      );
  });
  expect(rides.filter(({ seated }) => !seated)).toHaveLength(journey.trips);
  const access = secondsAt(query.access, rides[0].boardStop);
  const egress = secondsAt(query.egress, rides[rides.length - 1].alightStop);
  expect(journey.departure + access).toBeLessThanOrEqual(rides[0].departure);
  expect(rides[rides.length - 1].arrival + egress).toBe(journey.arrival);
}

const secondsAt = (offsets: readonly StopOffset[], stop: number): number =>
  Math.min(...offsets.filter((offset) => offset.stop === stop).map(({ seconds }) => seconds));

function changeTime(view: DayView, from: number, to: number): number {
  if (from === to) return view.changeSeconds[from];
  for (let f = view.footpathOffset[from]; f < view.footpathOffset[from + 1]; f++)
    if (view.footpathStop[f] === to) return view.footpathSeconds[f];
  return Infinity;
}
