import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildAsyncApi, dataFlowDiagram, topics } from './index.js';

const examples = join(import.meta.dirname, '../golden/examples');

describe('topics', () => {
  it('parse every shape that was ever released', () => {
    const released = readdirSync(examples).map((file) => file.replace('.jsonl', ''));
    expect(released.sort()).toEqual(topics.map(({ name }) => name).sort());
    for (const topic of topics) {
      const lines = readFileSync(join(examples, `${topic.name}.jsonl`), 'utf8')
        .trim()
        .split('\n');
      for (const line of lines) {
        const event = topic.schema.parse({ ...(JSON.parse(line) as object), addedLater: true });
        expect(topic.key(event)).toMatch(/^strasbourg/);
        // A bus that checked an event when it was told need not check its text again.
        const travelled: unknown = JSON.parse(JSON.stringify(event));
        expect(topic.schema.parse(travelled)).toEqual(travelled);
      }
    }
  });

  it('are named after a fact and a major version', () => {
    for (const { name } of topics) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*ed\.v[1-9]$/);
  });

  it('are drawn and described one by one', () => {
    const diagram = dataFlowDiagram(topics);
    const { channels } = buildAsyncApi(topics) as { channels: Record<string, unknown> };
    for (const { name, from, to } of topics) {
      expect(channels).toHaveProperty([name]);
      const told = name.split('.').slice(0, 2).join(' ');
      for (const stage of to) {
        const arrow = diagram
          .split('\n')
          .find((line) => line.startsWith(`  ${from} --`) && line.endsWith(`--> ${stage}`));
        expect(/"(.*)"/.exec(arrow ?? '')?.[1]?.split('<br/>')).toContain(told);
      }
    }
  });
});
