import type { VehiclePosition } from '@maillage/transit-model';
import { duplicateVehicle } from '../rules/entity-rules.js';
import type { Reading } from './reading.js';

/** One position of each vehicle that has an id: the one measured last, of equals the last in the message. */
export function latestOfVehicles({ log }: Reading, vehicles: readonly VehiclePosition[]): VehiclePosition[] {
  const latest = new Map<string, VehiclePosition>();
  const kept: VehiclePosition[] = [];
  for (const vehicle of vehicles) {
    const id = vehicle.vehicle?.id ?? '';
    const known = id === '' ? undefined : latest.get(id);
    if (known !== undefined) log.add(duplicateVehicle, { field: 'vehicle.vehicle.id', value: id }, { id });
    if (known !== undefined && (vehicle.timestamp ?? 0) < (known.timestamp ?? 0)) continue;
    if (id === '') kept.push(vehicle);
    else latest.set(id, vehicle);
  }
  return [...kept, ...latest.values()];
}
