import { existsSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { buildStreetGraph, type OsmBlock } from '@maillage/street-graph';
import fc from 'fast-check';
import { ExtractRefusal } from './extract-rules.js';
import { judgeExtract } from './judge-extract.js';
import { readExtract } from './read-extract.js';
import { reportExtract, type ExtractReport } from './report-extract.js';
import { oddExtracts } from './testing/odd-extracts.js';
import { writeExtract, type SmallMap, type WriteOptions } from './testing/write-extract.js';

const inflate = (packed: Uint8Array, size: number): Uint8Array =>
  inflateSync(packed, { maxOutputLength: Math.max(size, 1) });

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield await Promise.resolve(bytes.subarray(at, at + length));
}
const read = (bytes: Uint8Array, length = 1_000): AsyncGenerator<OsmBlock> =>
  readExtract(inPieces(bytes, length), inflate);
const report = (bytes: Uint8Array): Promise<ExtractReport> => reportExtract(read(bytes), () => 'print');

const TOWN: SmallMap = {
  nodes: [
    { id: 4_000_000_001, at: [49.894, 2.2957] },
    { id: 4_000_000_000, at: [49.895, 2.2957], tags: { highway: 'crossing', name: 'Place de l’Hôtel' } },
    { id: 12_000_000_007, at: [-33.5, -179.9] },
  ],
  ways: [
    {
      id: 77,
      refs: [4_000_000_001, 4_000_000_000, 12_000_000_007],
      tags: { highway: 'residential', name: 'Rue Haute' },
    },
    { id: 5_000_000_078, refs: [12_000_000_007, 9_999_999_999], tags: {} },
    { id: 79, refs: [], tags: { natural: 'water' } },
  ],
  relations: [
    {
      id: 5_000_000_001,
      members: [
        { id: 5_000_000_078, type: 1, role: 'from' },
        { id: 4_000_000_001, type: 0, role: 'via' },
        { id: 77, type: 1, role: 'to' },
      ],
      tags: { type: 'restriction', restriction: 'no_left_turn' },
    },
    { id: 3, members: [], tags: {} },
  ],
};

const tagsOf = ({ strings }: OsmBlock, { offset, words }: OsmBlock['nodes']['tags'], element: number) =>
  Object.fromEntries(
    Array.from({ length: (offset[element + 1] ?? 0) - (offset[element] ?? 0) }, (_, i) => {
      const word = 2 * ((offset[element] ?? 0) + i);
      return [strings[words[word] ?? 0], strings[words[word + 1] ?? 0]];
    }),
  );

/** What blocks hold, as objects. */
async function elementsOf(blocks: AsyncIterable<OsmBlock>): Promise<SmallMap> {
  const [nodes, ways]: [SmallMap['nodes'][number][], SmallMap['ways'][number][]] = [[], []];
  const relations: NonNullable<SmallMap['relations']>[number][] = [];
  for await (const block of blocks) {
    const { memberOffset, memberId, memberType, memberRole } = block.relations;
    block.relations.id.forEach((id, i) => {
      const members = [...memberId.keys()].slice(memberOffset[i], memberOffset[i + 1]).map((member) => ({
        id: memberId[member] ?? 0,
        type: memberType[member] ?? 0,
        role: block.strings[memberRole[member] ?? 0] ?? '',
      }));
      relations.push({ id, members, tags: tagsOf(block, block.relations.tags, i) });
    });
    block.nodes.id.forEach((id, i) => {
      const tags = tagsOf(block, block.nodes.tags, i);
      const at = [(block.nodes.latitude[i] ?? 0) / 1e7, (block.nodes.longitude[i] ?? 0) / 1e7] as const;
      nodes.push({ id, at, ...(Object.keys(tags).length > 0 && { tags }) });
    });
    block.ways.id.forEach((id, i) => {
      const refs = [...block.ways.refs.slice(block.ways.refOffset[i], block.ways.refOffset[i + 1])];
      ways.push({ id, refs, tags: tagsOf(block, block.ways.tags, i) });
    });
  }
  return { nodes, ways, ...(relations.length > 0 && { relations }) };
}

describe('readExtract', () => {
  const forms: readonly WriteOptions[] = [
    {},
    { nodes: 'plain' },
    { packing: 'raw' },
    { waysFirst: true },
    { granularity: 1_000 },
  ];
  it.each(forms)('reads what was written, however it was written: %j', async (options) => {
    for (const length of [1, 7, 100_000])
      expect(await elementsOf(read(writeExtract(TOWN, options), length))).toEqual(TOWN);
  });

  it('reads any elements that were written', async () => {
    const id = fc.integer({ min: 1, max: 2 ** 36 });
    const tags = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string(), {
      maxKeys: 4,
      noNullPrototype: true,
    });
    const units = (limit: number) => fc.integer({ min: -limit * 1e7, max: limit * 1e7 }).map((value) => value / 1e7);
    const map = fc.record({
      nodes: fc.array(fc.record({ id, at: fc.tuple(units(90), units(180)), tags })),
      ways: fc.array(fc.record({ id, refs: fc.array(id), tags })),
    });
    await fc.assert(
      fc.asyncProperty(map, async ({ nodes, ways }) => {
        const written = nodes.map(({ tags: own, ...node }) =>
          Object.keys(own).length > 0 ? { ...node, tags: own } : node,
        );
        expect(await elementsOf(read(writeExtract({ nodes, ways })))).toEqual({ nodes: written, ways });
      }),
      { numRuns: 60 },
    );
  });

  it('answers damage with blocks or a refusal, never with anything else', async () => {
    const sound = writeExtract(TOWN, { packing: 'raw' });
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), async (at, byte, length) => {
        const damaged = sound.map((before, i) => (i === at ? byte : before)).subarray(0, length);
        await elementsOf(read(damaged)).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(ExtractRefusal));
      }),
      { numRuns: 400 },
    );
  });
});

describe('an odd extract', () => {
  it.each(oddExtracts.map((odd) => [odd.what, odd] as const))('%s', async (_what, { make, code }) => {
    const { notices, counts } = await report(make(writeExtract(TOWN)));
    expect(notices.map((notice) => notice.code)).toEqual(code === undefined ? [] : [code]);
    expect(counts.streets).toBe(code === undefined ? 1 : 0);
    for (const { samples } of notices) {
      for (const { message } of samples) expect(Math.min(message.fr.length, message.en.length)).toBeGreaterThan(40);
    }
  });

  it('with more points than a territory has is refused', async () => {
    const { notices } = await reportExtract(read(writeExtract(TOWN)), () => '', 2);
    expect(notices.map(({ code }) => code)).toEqual(['EXTRACT_TOO_LARGE']);
  });

  it('that reads well tells what is in it and where', async () => {
    expect(await report(writeExtract(TOWN))).toEqual({
      fingerprint: 'print',
      counts: { nodes: 3, ways: 3, streets: 1 },
      box: { south: -33.5, west: -179.9, north: 49.895, east: 2.2957 },
      notices: [],
    });
  });
});

describe('judgeExtract', () => {
  const street = (id: number) => ({ id, refs: [4_000_000_001, 4_000_000_000], tags: { highway: 'residential' } });
  const town = (streets: number, north = 0): SmallMap => ({
    nodes: TOWN.nodes.slice(0, 2).map(({ id, at }) => ({ id, at: [at[0] + north, at[1]] as const })),
    ways: Array.from({ length: streets }, (_, i) => street(i + 1)),
  });
  const judge = async (now: Uint8Array, before?: Uint8Array): Promise<string> => {
    const { state, notices } = judgeExtract(await report(now), before && (await report(before)));
    return [state, ...notices.map(({ code }) => code)].join(' ');
  };

  it('takes a first extract, and the next when it is much the same', async () => {
    expect(await judge(writeExtract(town(10)))).toBe('READY');
    expect(await judge(writeExtract(town(8)), writeExtract(town(10)))).toBe('READY');
  });

  it('holds what lies elsewhere or lost a third of its streets', async () => {
    expect(await judge(writeExtract(town(10, -9)), writeExtract(town(10)))).toBe('HELD EXTRACT_AREA_CHANGED');
    expect(await judge(writeExtract(town(7)), writeExtract(town(10)))).toBe('HELD EXTRACT_REGRESSION');
  });

  it('refuses what cannot be read', async () => {
    expect(await judge(writeExtract({ nodes: [], ways: [] }), writeExtract(town(10)))).toBe('REJECTED');
  });
});

const DATA = `${import.meta.dirname}/../../../../../shared/data`;
const REAL = [
  { file: 'osm-extracts/monaco-valhalla.osm.pbf', nodes: 23_662, ways: 3_624 },
  { file: 'osm-extracts/porto_portugal-r5.osm.pbf', nodes: 347_944, ways: 51_458 },
];
const present = REAL.filter(({ file }) => existsSync(`${DATA}/${file}`));
for (const { file } of REAL.filter((extract) => !present.includes(extract))) {
  console.warn(`LEFT OUT: ../shared/data/${file} is not here`);
}

describe('an extract that somebody uses', () => {
  for (const { file, nodes, ways } of present) {
    it(`${file} holds what is known of it`, async () => {
      const { counts, notices } = await reportExtract(read(readFileSync(`${DATA}/${file}`), 65_536), () => '');
      expect(counts).toMatchObject({ nodes, ways });
      expect(notices).toEqual([]);
    });
  }

  it('is what streets are built from', async () => {
    const bytes = writeExtract({ nodes: TOWN.nodes.slice(0, 2), ways: TOWN.ways.slice(0, 1) });
    expect((await buildStreetGraph(read(bytes))).graph.vertexCount).toBe(2);
  });
});
