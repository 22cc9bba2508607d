import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const PORT = /^export abstract class (\w+)[^{]*\{([\s\S]*?)^\}/gm;
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const ports = readdirSync(join(ROOT, 'libs/ports/src')).flatMap((file) =>
  [...read(`libs/ports/src/${file}`).matchAll(PORT)].map(([, name = '', body = '']) => ({ file, name, body })),
);

/** What is shipped. */
const sources = ['libs', 'apps'].flatMap((folder) => listSources(folder)).map(read);
const countOf = (name: string): number =>
  sources.filter((text) => new RegExp(`\\bclass \\w+ extends ${name}\\b`).test(text)).length;

function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((item) => {
    const path = `${folder}/${item.name}`;
    if (item.isDirectory()) return ['dist', 'node_modules', 'testing'].includes(item.name) ? [] : listSources(path);
    return path.endsWith('.ts') && !path.endsWith('.spec.ts') ? [path] : [];
  });
}

/** Suites that stand elsewhere: what answers is asked through the gateway, in one process and over HTTP. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  EventPublisher: 'libs/testing/src/conformance/event-bus.conformance.ts',
  JourneyPlanner: 'test/journeys/describe-install.ts',
  LiveFeeds: 'test/journeys/describe-live.ts',
  PlaceSearch: 'test/journeys/describe-motis-client.ts',
  PlannerHealth: 'test/journeys/describe-install.ts',
  StopBoards: 'test/journeys/describe-motis-client.ts',
  TravelTimes: 'test/journeys/describe-motis-client.ts',
};

describe('ports', () => {
  it('are there', () => {
    expect(ports.length).toBeGreaterThan(20);
    expect(countOf('ResponseCache')).toBe(2);
  });

  it.each(ports.map(({ name, body }) => [name, body]))('%s has five methods at most', (_name, body) => {
    const methods = body.match(/^ {2}abstract \w+/gm) ?? [];
    expect(methods.length).toBeGreaterThan(0);
    expect(methods.length).toBeLessThanOrEqual(5);
  });

  it.each(ports.filter(({ name }) => countOf(name) > 1).map(({ name, file }) => [name, file]))(
    '%s, which is served in several ways, has a suite that is run for each',
    (name, file) => {
      const suite = ELSEWHERE[name] ?? `libs/testing/src/conformance/${file.replace('.ts', '.conformance.ts')}`;
      expect([suite, existsSync(join(ROOT, suite))]).toEqual([suite, true]);
    },
  );
});
