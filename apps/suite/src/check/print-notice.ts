import type { NoticeGroup } from '@maillage/kernel';
import { printBoth, type Means } from './means.js';

const SHOWN_SAMPLES = 5;

/** What is odd, in both languages, and where. */
export function printNotice(print: Means['print'], { code, severity, count, samples }: NoticeGroup): void {
  const [first] = samples;
  print(`  ${severity.toUpperCase()} ${code} × ${String(count)}`);
  if (!first) return;
  printBoth(print, '    ', first.message);
  for (const { file = '', row, field, value } of samples.slice(0, SHOWN_SAMPLES)) {
    const place = [file, row === undefined ? '' : `:${String(row)}`, field === undefined ? '' : ` ${field}`]
      .join('')
      .trim();
    if (place !== '') print(`      ${place}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}`);
  }
}
