import { describe, expect, it } from '@jest/globals';
import { formatServiceDate } from '@maillage/kernel';
import type { VehiclePosition } from '@maillage/transit-model';
import { at, dayOf, town } from '../testing/town.js';
import { resolveVehicles } from './resolve-vehicles.js';

const DATE = '20260120';

describe('vehicles on their runs', () => {
  it('with the stop that they are at; one of each run; strangers have a reason', async () => {
    const matcher = await town('BUS 1   A 08:00   B 08:10   A 08:20\nBUS 1   A 25:00   B 25:10   A 25:20');
    const vehicle = (entityId: string, more: Partial<VehiclePosition>): VehiclePosition => ({
      entityId,
      relationship: 'SCHEDULED',
      latitude: 48,
      longitude: 7,
      status: 'STOPPED_AT',
      ...more,
    });
    const now = at(matcher, DATE, '8:19');
    const night = at(matcher, DATE, '25:05');
    const { runs, report } = resolveVehicles(
      matcher,
      [
        vehicle('older', { trip: { tripId: 'BUS 1/1' }, stopSequence: 1, timestamp: now - 60 }),
        vehicle('by id, which is there twice', { trip: { tripId: 'BUS 1/1' }, stopId: 'A', timestamp: now }),
        vehicle('night', { trip: { tripId: 'BUS 1/2', startDay: dayOf(DATE) }, stopSequence: 2, timestamp: night }),
        vehicle('stranger', { trip: { tripId: 'x' } }),
        vehicle('depot', {}),
      ],
      { now },
    );
    expect(
      runs.map(({ vehicle: { entityId }, day, position }) => [entityId, formatServiceDate(day), position]),
    ).toEqual([
      ['by id, which is there twice', DATE, 2],
      ['night', DATE, 1],
    ]);
    expect(report).toEqual({ received: 4, matched: 2, bridged: 0, reasons: { SUPERSEDED: 1, UNKNOWN_TRIP: 1 } });
  });
});
