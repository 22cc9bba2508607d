import { Failure } from '@maillage/kernel';
import type { DayView } from './day-view.js';
import type { ChainIndex, TripSlot } from './indices.js';

/**
 * Asserts that inside every chain nobody is before the one ahead, at any arrival or departure.
 * @throws Failure `FIFO_BROKEN`
 */
export function checkDayView({ chains, slots, profileArrival, profileDeparture }: DayView): void {
  for (let c = 0; c < chains.count; c++) {
    const chain = c as ChainIndex;
    const first = chains.slotOffset[chain];
    const length = chains.stopCount[chain];
    for (let slot = first + 1; slot < first + chains.slotCount[chain]; slot++) {
      const [ahead, behind] = [(slot - 1) as TripSlot, slot as TripSlot];
      const gap = slots.start[behind] - slots.start[ahead];
      const before = slots.profile[ahead];
      const after = slots.profile[behind];
      for (let i = 0; i < length; i++) {
        const arrival = profileArrival[after + i] - profileArrival[before + i];
        const departure = profileDeparture[after + i] - profileDeparture[before + i];
        if (arrival + gap < 0 || departure + gap < 0)
          throw new Failure(
            'FIFO_BROKEN',
            `slot ${slot} of chain ${chain} is ahead of the one before at position ${i}`,
          );
      }
    }
  }
}
