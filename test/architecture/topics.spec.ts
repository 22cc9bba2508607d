import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { topics } from '@maillage/contracts';

const FEATURES = join(import.meta.dirname, '../../libs/features');
/** Which feature is which stage. */
const STAGES: Readonly<Record<string, string>> = {
  'ingest-live': 'ingest',
  'ingest-transit': 'ingest',
  network: 'network',
  planning: 'planning',
  publishing: 'gateway',
  gateway: 'gateway',
};

describe('subscriptions', () => {
  it('are those that the topics declare', () => {
    const found = readdirSync(FEATURES).flatMap((feature) =>
      sourcesOf(join(FEATURES, feature, 'src')).flatMap((text) =>
        [...text.matchAll(/@OnTopic\((\w+)/g)].map(([, topic = '']) => `${topic} → ${STAGES[feature] ?? feature}`),
      ),
    );
    const declared = topics.flatMap(({ name, to }) => to.map((stage) => `${variableOf(name)} → ${stage}`));
    expect(found.sort()).toEqual(declared.sort());
  });
});

/** `transit.feed-version-accepted.v1` → `feedVersionAccepted`; a generation's activation is the network's, availability somebody's. */
const variableOf = (name: string): string =>
  (name.split('.')[1] ?? '')
    .replace('generation', 'network')
    .replace(/^availability/, `${name.split('.')[0] ?? ''}-availability`)
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}
