import { formatInstant, type Instant } from '@maillage/kernel';

const DAY = 86_400;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** `2026-01-20T07:00:00Z`, the text of a day kept between calls: an answer writes hundreds of instants of one day. */
export function isoInstant(instant: Instant): string {
  const day = Math.floor(instant / DAY);
  if (day !== lastDay) [lastDay, lastDate] = [day, formatInstant((day * DAY) as Instant).slice(0, 11)];
  const seconds = instant - day * DAY;
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${lastDate}${digits(hour)}:${digits(minute)}:${digits(seconds % 60)}Z`;
}

let lastDay = NaN;
let lastDate = '';

const digits = (number: number): string => TWO_DIGITS[number] as string;
