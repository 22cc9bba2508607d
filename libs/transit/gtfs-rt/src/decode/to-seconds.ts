/** From here on a number of seconds since 1970 (the year 5138) is one of milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;

export const isInMilliseconds = (time: number): boolean => time >= MILLISECONDS_FROM;

export const toSeconds = (time: number): number => (isInMilliseconds(time) ? Math.floor(time / 1000) : time);
