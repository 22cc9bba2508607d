import { Failure } from '@maillage/kernel';
import type { DayView } from './day-view.js';

/**
 * Asserts that inside every chain nobody is before the one ahead, at any arrival or departure.
 * @throws Failure `FIFO_BROKEN`
 */
export function checkDayView({ chains, slots, profileArrival, profileDeparture }: DayView): void {
  for (let chain = 0; chain < chains.count; chain++) {
    const first = chains.slotOffset[chain] as number;
    const length = chains.stopCount[chain] as number;
    for (let slot = first + 1; slot < first + (chains.slotCount[chain] as number); slot++) {
      const gap = (slots.start[slot] as number) - (slots.start[slot - 1] as number);
      const before = slots.profile[slot - 1] as number;
      const after = slots.profile[slot] as number;
      for (let i = 0; i < length; i++) {
        const arrival = (profileArrival[after + i] as number) - (profileArrival[before + i] as number);
        const departure = (profileDeparture[after + i] as number) - (profileDeparture[before + i] as number);
        if (arrival + gap < 0 || departure + gap < 0)
          throw new Failure(
            'FIFO_BROKEN',
            `slot ${slot} of chain ${chain} is ahead of the one before at position ${i}`,
          );
      }
    }
  }
}
