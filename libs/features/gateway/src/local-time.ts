import type { AskedTime } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';

/**
 * The moment that was asked. Clock time without an offset is the territory's; on the night when clocks go back the
 * first of the two is taken, on the night when they go forward the missing hour is read as if they had not yet.
 */
export function instantOf(asked: AskedTime, zone: string): Instant {
  if (asked.kind === 'instant') return asked.instant;
  const { localSeconds } = asked;
  const before = localSeconds - offsetSeconds(localSeconds - DAY, zone);
  const after = localSeconds - offsetSeconds(localSeconds + DAY, zone);
  const fits = (instant: number) => instant + offsetSeconds(instant, zone) === localSeconds;
  return (fits(before) || !fits(after) ? before : after) as Instant;
}

const DAY = 86_400;

const formats = new Map<string, Intl.DateTimeFormat>();

/** East of Greenwich is positive. */
function offsetSeconds(instant: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instant * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes = '0', seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  const magnitude = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -magnitude : magnitude;
}
