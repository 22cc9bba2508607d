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

/** The same as bytes, put at `position`. */
export function putInstant(target: Uint8Array, position: number, instant: Instant): void {
  const seconds = instant - turnTo(instant) * DAY;
  for (let i = 0; i < DATE_BYTES; i++) target[position + i] = lastBytes[i] as number;
  const minutes = (seconds / 60) | 0;
  const hour = (minutes / 60) | 0;
  putDigits(target, position + 11, hour);
  target[position + 13] = COLON;
  putDigits(target, position + 14, minutes - hour * 60);
  target[position + 16] = COLON;
  putDigits(target, position + 17, seconds - minutes * 60);
  target[position + 19] = ZULU;
}

function putDigits(target: Uint8Array, position: number, number: number): void {
  const tens = (number / 10) | 0;
  target[position] = ZERO + tens;
  target[position + 1] = ZERO + number - tens * 10;
}

function turnTo(instant: Instant): number {
  const day = Math.floor(instant / DAY);
  if (day === lastDay) return day;
  lastDay = day;
  lastDate = formatInstant((day * DAY) as Instant).slice(0, DATE_BYTES);
  for (let i = 0; i < DATE_BYTES; i++) lastBytes[i] = lastDate.charCodeAt(i);
  return day;
}

const DATE_BYTES = 11;
const [ZERO, COLON, ZULU] = [0x30, 0x3a, 0x5a];
let lastDay = NaN;
let lastDate = '';
const lastBytes = new Uint8Array(DATE_BYTES);

const digits = (number: number): string => TWO_DIGITS[number] as string;
