import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ADR = join(import.meta.dirname, '../../docs/adr');
const files = readdirSync(ADR).sort();

it('decisions are numbered from 1 without a gap, each number once, and bear their number', () => {
  expect(files.length).toBeGreaterThan(10);
  const titles = files.map((file) => /^# (\d+)\. ./.exec(readFileSync(join(ADR, file), 'utf8'))?.[1]);
  expect(files.map((file) => file.slice(0, 4))).toEqual(files.map((_, i) => String(i + 1).padStart(4, '0')));
  expect(titles).toEqual(files.map((_, i) => String(i + 1)));
});
