import { formatInstant, type Instant } from '@maillage/kernel';

const DAY = 86_400;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** `2026-01-20T07:00:00Z`, the text of a day kept between calls: an answer writes hundreds of instants of one day. */
export function isoInstant(instant: Instant): string {
  const day = turnTo(instant);
  const seconds = instant - day * DAY;
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${lastDate}${digits(hour)}:${digits(minute)}:${digits(seconds % 60)}Z`;
}

/** The bytes of `isoInstant` for years of four digits. */
export const INSTANT_BYTES = 20;

/** The same as bytes, put at `position`. Most instants are written several times in a row. */
export function putInstant(target: Uint8Array, position: number, instant: Instant): void {
  if (instant !== lastInstant) turnBytesTo(instant);
  target.set(lastBytes, position);
}

function turnBytesTo(instant: Instant): void {
  const seconds = instant - turnTo(instant) * DAY;
  const minutes = (seconds / 60) | 0;
  const hour = (minutes / 60) | 0;
  putDigits(11, hour);
  putDigits(14, minutes - hour * 60);
  putDigits(17, seconds - minutes * 60);
  lastInstant = instant;
}

function putDigits(position: number, number: number): void {
  const tens = (number / 10) | 0;
  lastBytes[position] = ZERO + tens;
  lastBytes[position + 1] = ZERO + number - tens * 10;
}

function turnTo(instant: Instant): number {
  const day = Math.floor(instant / DAY);
  if (day === lastDay) return day;
  lastDay = day;
  lastInstant = NaN;
  lastDate = formatInstant((day * DAY) as Instant).slice(0, DATE_BYTES);
  for (let i = 0; i < DATE_BYTES; i++) lastBytes[i] = lastDate.charCodeAt(i);
  return day;
}

const DATE_BYTES = 11;
const ZERO = 0x30;
let lastDay = NaN;
let lastDate = '';
let lastInstant = NaN;
/** Of `lastInstant`. */
const lastBytes = new TextEncoder().encode('0000-00-00T00:00:00Z');

const digits = (number: number): string => TWO_DIGITS[number] as string;
