const TIME = /^\s*(\d{1,3}):(\d{1,2}):(\d{1,2})\s*$/;

/** Seconds from noon − 12 h of `H:MM:SS`; may exceed 86,400. Undefined when the text is not a time. */
export function parseServiceTime(text: string): number | undefined {
  const [, hours, minutes, seconds] = TIME.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `HH:MM:SS`, where the hours may exceed 23. */
export function formatServiceTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
