import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NODE_TAGS, WAY_TAGS } from '../testing/known-tags.js';
import { readNodeRule } from './node-rule.js';
import { readWayRule } from './way-rule.js';

/** Remembers what it is asked for. */
class AskedTags extends Map<string, string> {
  readonly asked = new Set<string>();

  override get(key: string): string | undefined {
    this.asked.add(key);
    return super.get(key);
  }

  override has(key: string): boolean {
    this.asked.add(key);
    return super.has(key);
  }
}

describe.each([
  ['ways', WAY_TAGS, readWayRule],
  ['nodes', NODE_TAGS, readNodeRule],
] as const)('the rules of %s', (_, known, read) => {
  const tag = fc.constantFrom(...[...known].flatMap(([key, values]) => values.map((value) => [key, value] as const)));
  const asked = new Set<string>();

  it('read known keys alone, each of them', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 6 }), fc.boolean(), (tags, isOneway) => {
        const spied = new AskedTags(isOneway ? [['highway', 'residential'], ['oneway', 'yes'], ...tags] : tags);
        // a condition lets all conditions be asked for
        spied.set('other:conditional', 'no');
        read(spied);
        for (const key of spied.asked) asked.add(key);
      }),
      { numRuns: 3_000 },
    );
    expect([...asked].sort()).toEqual([...known.keys()].sort());
  });

  it('have a number for every mode and direction whatever the values', () => {
    const odd = fc.tuple(
      fc.constantFrom(...known.keys()),
      fc.oneof(fc.string(), fc.constantFrom('@', ';', '@(', '9e9')),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, odd), { maxLength: 8 }), (tags) => {
        const rule = read(new Map(tags));
        if (rule && 'classes' in rule) {
          expect(rule.classes).toHaveLength(8);
          for (const speedClass of rule.classes) expect(speedClass >= 0 && speedClass <= 251).toBe(true);
        } else if (rule) expect(rule.barred >= 0 && rule.barred < 16).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
