import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scanCsv, MAX_FIELD_BYTES, type CsvFault } from './csv-scanner.js';

describe('scanCsv', () => {
  it('reads back any table, however it is quoted, ended and cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(tables, writings, async (table, writing) => {
        const { records, repeats } = await read(chunked(write(table, writing), writing.chunkBytes));
        expect(records).toEqual(table);
        repeats.forEach((repeated, row) => repeated && expect(table[row]?.[0]).toBe(table[row - 1]?.[0]));
      }),
      { numRuns: 500 },
    );
  });

  it('notices a first field that repeats', async () => {
    const { repeats } = await read([encode('T1,a\nT1,b\nT12,c\nT12,"d"\nT12,e\nT1,f\n')]);
    expect(repeats).toEqual([false, true, false, true, false, false]);
  });

  it('counts lines across line ends inside quotes and blank lines', async () => {
    expect((await read([encode('a,b\r\n"1\r\n1",2\r\n\r\n3,"4\n\n4"\r5,6')])).lines).toEqual([1, 2, 5, 8]);
  });

  it('takes quotes and surrounding spaces off and says so', async () => {
    const { records, trimmed } = await read([encode('a , b\n"x ",y\n"p" , "q"\nr s,t\n')]);
    expect(records).toEqual([
      ['a', 'b'],
      ['x', 'y'],
      ['p', '"q"'],
      ['r s', 't'],
    ]);
    expect(trimmed).toEqual([true, true, true, false]);
  });

  it('keeps quotes inside an unquoted field', async () => {
    expect((await read([encode('Rue "du Port",5" tube\n')])).records).toEqual([['Rue "du Port"', '5" tube']]);
  });

  it.each<[string, string, CsvFault]>([
    ['a quote that is never closed', 'a,b\n1,"2\n3,4\n', { kind: 'unclosed-quote', line: 2 }],
    ['text after a closing quote', 'a,b\n\n1,"2"3\n', { kind: 'text-after-quote', line: 3 }],
    ['a field beyond the limit', `a,b\n1,${'x'.repeat(MAX_FIELD_BYTES + 1)}\n`, { kind: 'too-long', line: 2 }],
    ['a quoted field beyond the limit', `a\n"${'x'.repeat(MAX_FIELD_BYTES + 1)}"\n`, { kind: 'too-long', line: 2 }],
    ['too many fields', `a\n${','.repeat(512)}\n`, { kind: 'too-many-fields', line: 2 }],
  ])('stops at %s', async (_, text, fault) => {
    for (const chunkBytes of [1000, 1 << 20]) {
      expect((await read(chunked(encode(text), chunkBytes))).fault).toEqual(fault);
    }
  });

  it.each(['x', '"'])('gives up on an endless field (%s…) after little more than the limit', async (first) => {
    const chunk = encode('y'.repeat(10_000));
    let delivered = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(encode(first));
      for (; delivered < 100_000_000; delivered += chunk.length) yield chunk;
    }
    expect((await collect(endless())).fault).toBeDefined();
    expect(delivered).toBeLessThan(5 * MAX_FIELD_BYTES);
  });

  it('accepts a field of exactly the limit', async () => {
    const [plain, quotes] = ['x', '""'].map((text) => text.repeat(MAX_FIELD_BYTES));
    const { records, fault } = await read(chunked(encode(`${plain},"${plain}","${quotes}"\n`), 9999));
    expect(fault).toBeUndefined();
    expect(records.flat().map((field) => field.length)).toEqual([MAX_FIELD_BYTES, MAX_FIELD_BYTES, MAX_FIELD_BYTES]);
  });
});

interface Writing {
  readonly lineEnd: string;
  readonly lastLineEnd: boolean;
  readonly chunkBytes: number;
  /** Whether the n-th field is quoted though it need not be. */
  readonly quoted: readonly boolean[];
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ',', '\n', '\r', '\t', '!', '0', ';', 'x y'), maxLength: 8 }),
  fc.constantFrom('', 'constructor', "=cmd|' /C calc'!A0", '../x', '\u202eRTL'),
);

/** Values that repeat from row to row, or begin with one another, as ids do. */
const id = fc.constantFrom('T1', 'T12', 'T', 'a b', 'a', '', 'x,y', 'é');

/** Spaces at the ends do not survive and a lone empty field is a blank line: both on purpose. */
const tables = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.array(
    fc.tuple(id, fc.array(cell, { minLength: columns, maxLength: columns })).map(([first, rest]) => [first, ...rest]),
    { minLength: 1, maxLength: 12 },
  ),
);

const writings: fc.Arbitrary<Writing> = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  lastLineEnd: fc.boolean(),
  chunkBytes: fc.constantFrom(1, 2, 3, 7, 64, 100_000),
  quoted: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
});

function write(table: readonly (readonly string[])[], { lineEnd, lastLineEnd, quoted }: Writing): Uint8Array {
  let written = 0;
  const field = (text: string): string => {
    const wanted = quoted[written++ % quoted.length] === true;
    return wanted || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return encode(table.map((row) => row.map(field).join()).join(lineEnd) + (lastLineEnd ? lineEnd : ''));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function* chunked(bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.slice(start, start + chunkBytes);
}

interface ReadBack {
  readonly records: string[][];
  readonly lines: number[];
  readonly trimmed: boolean[];
  readonly repeats: boolean[];
  readonly fault: CsvFault | undefined;
}

async function* asynchronous(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const read = (chunks: Iterable<Uint8Array>): Promise<ReadBack> => collect(asynchronous(chunks));

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<ReadBack> {
  const records: string[][] = [];
  const lines: number[] = [];
  const trimmed: boolean[] = [];
  const repeats: boolean[] = [];
  const fault = await scanCsv(chunks, (record) => {
    lines.push(record.line);
    trimmed.push(record.trimmed);
    repeats.push(record.repeatsFirst);
    records.push(
      Array.from({ length: record.count }, (_, field) =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          record.bytes.subarray(record.starts[field], record.ends[field]),
        ),
      ),
    );
    return true;
  });
  return { records, lines, trimmed, repeats, fault };
}
