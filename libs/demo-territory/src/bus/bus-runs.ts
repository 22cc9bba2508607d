import { entry, formatServiceTime } from '@maillage/kernel';
import { type ServiceId } from '../calendar/services.js';
import { type BusLine, type LineDirection } from './bus-lines.js';
import { type Call, callsOf, departures, headsignOf, turningAtHub } from './departures.js';
import { type LinePlan } from './line-plan.js';

/** One trip of the timetable. */
export interface BusRun {
  readonly id: string;
  readonly plan: LinePlan;
  readonly service: ServiceId;
  readonly direction: LineDirection;
  readonly headsign: string;
  readonly shapeId: string;
  readonly block: string;
  readonly calls: readonly Call[];
}

/** Every trip of a line, with its calls. */
export function busRunsOf({ plan, directions }: BusLine): BusRun[] {
  return plan.departures.flatMap(({ service, direction: wanted, bands }) =>
    directions
      .filter(({ direction }) => wanted === 'both' || wanted === direction)
      .flatMap((whole) => {
        const turns = plan.shortTurns?.includes(service) === true;
        const direction = turns ? turningAtHub(whole) : whole;
        const minutes = departures(bands, direction.direction);
        return minutes.map((minute, n): BusRun => {
          const calls = callsOf(direction, minute, service === 'DIM');
          return {
            id: `${plan.code}-${service}-${direction.direction}-${formatServiceTime(minute * 60)
              .slice(0, 5)
              .replace(':', '')}`,
            plan,
            service,
            direction,
            calls,
            headsign: headsignOf(plan, direction.direction, turns),
            shapeId: `${plan.code}-${direction.direction}${turns ? '-gare' : ''}`,
            block: plan.loop === true ? `${plan.code}-${service}-${n % vehiclesFor(calls, minutes)}` : '',
          };
        });
      }),
  );
}

/** How many buses a loop needs so that each has come back before it leaves again. */
function vehiclesFor(calls: readonly Call[], minutes: readonly number[]): number {
  const lap = entry(calls, calls.length - 1).arrival - entry(calls, 0).departure;
  const headway = (entry(minutes, 1) - entry(minutes, 0)) * 60;
  return Math.ceil((lap + 240) / headway);
}
