/** Returned where a field is empty or does not hold what is asked for; never a value of GTFS. */
export const EMPTY = -1;
export const INVALID = -2;

const COLON = 58;
const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;

/** A whole number from 0 to 2³¹ − 1, `EMPTY` or `INVALID`. */
export function parseInteger(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return EMPTY;
  let value = 0;
  for (let position = start; position < end; position++) {
    const digit = (bytes[position] as number) - ZERO;
    if (digit < 0 || digit > 9) return INVALID;
    value = value * 10 + digit;
  }
  return value > 0x7fffffff ? INVALID : value;
}

/** Seconds of `HH:MM:SS` (also `H:M:S`, hours up to 999), `EMPTY` or `INVALID`. */
export function parseTime(bytes: Uint8Array, start: number, end: number): number {
  if (end - start === 8 && bytes[start + 2] === COLON && bytes[start + 5] === COLON) {
    const hours = twoDigits(bytes, start);
    const minutes = twoDigits(bytes, start + 3);
    const seconds = twoDigits(bytes, start + 6);
    if (hours < 100 && minutes < 60 && seconds < 60) return hours * 3600 + minutes * 60 + seconds;
  }
  return start === end ? EMPTY : parseLooseTime(bytes, start, end);
}

/** 0 to 99; more when there is anything but two digits. */
function twoDigits(bytes: Uint8Array, position: number): number {
  const tens = (bytes[position] as number) - ZERO;
  const ones = (bytes[position + 1] as number) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? 100 : tens * 10 + ones;
}

function parseLooseTime(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes.indexOf(COLON, start);
  const second = bytes.indexOf(COLON, first + 1);
  if (first < 0 || second < 0 || second >= end) return INVALID;
  const hours = parseInteger(bytes, start, first);
  const minutes = parseInteger(bytes, first + 1, second);
  const seconds = parseInteger(bytes, second + 1, end);
  const isTime = hours >= 0 && minutes >= 0 && seconds >= 0 && hours < 1000 && minutes < 60 && seconds < 60;
  return isTime && second - first <= 3 && end - second <= 3 ? hours * 3600 + minutes * 60 + seconds : INVALID;
}

/** Days since 1970-01-01 of a real date written `YYYYMMDD`, `EMPTY` or `INVALID` (also for a year before 1970). */
export function parseDate(bytes: Uint8Array, start: number, end: number): number {
  const date = parseInteger(bytes, start, end);
  if (date < 0 || end - start !== 8) return date === EMPTY ? EMPTY : INVALID;
  const year = (date / 10_000) | 0;
  const month = ((date / 100) | 0) % 100;
  const day = date % 100;
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return INVALID;
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number => daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);

const daysBeforeMonth = (year: number, month: number): number =>
  (DAYS_BEFORE_MONTH[month - 1] as number) + (month > 2 && isLeap(year) ? 1 : 0);

/** Days from 1970-01-01 to 1 January of a year, by the Gregorian rule. */
function daysBeforeYear(year: number): number {
  const before = year - 1;
  const leapDays = ((before / 4) | 0) - ((before / 100) | 0) + ((before / 400) | 0);
  return (year - 1970) * 365 + leapDays - 477;
}

/** A decimal number such as `-48.58`, exact to the last bit; NaN when the field is empty or holds anything else. */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  const negative = bytes[position] === MINUS;
  if (negative || bytes[position] === PLUS) position++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; position < end; position++) {
    const byte = bytes[position] as number;
    if (byte === POINT && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) return parseScientific(bytes, start, end);
    mantissa = mantissa * 10 + digit;
    digits++;
    if (decimals >= 0) decimals++;
  }
  if (digits === 0) return Number.NaN;
  // Both operands are exact below 2⁵³ and 10²², hence the quotient is correctly rounded (Clinger 1990).
  if (mantissa > Number.MAX_SAFE_INTEGER || decimals > 22) return parseScientific(bytes, start, end);
  const value = decimals > 0 ? mantissa / (POWERS[decimals] as number) : mantissa;
  return negative ? -value : value;
}

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** Everything else that may be a number, e.g. `4.9E1` or more digits than a double holds. */
function parseScientific(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 40) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
