import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NoticeLog } from '../notice-log.js';
import { readXml } from './read-xml.js';

function read(source: Uint8Array | string): { read: boolean; codes: string[]; names: string[] } {
  const log = new NoticeLog();
  const names: string[] = [];
  const done = readXml(source, 'a.xml', log, new Set(['site']), (site) => {
    names.push(`${site.attribute('id')} ${site.textAt('name', 'value')}`);
  });
  return { read: done, codes: log.groups().map(({ code }) => code), names };
}

const ENTITIES = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;

describe('readXml', () => {
  it('hands over wanted elements whatever their prefix', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
      <d:all xmlns:d="urn:d" xmlns:x="urn:x"><d:site x:id="1"><d:name><d:value> P+R &amp; <![CDATA[Gare]]> </d:value></d:name></d:site>
      <other><site id="2"><name><value>Halles</value></name><site id="inner"/></site></other></d:all>`;
    expect(read(text)).toEqual({ read: true, codes: [], names: ['1 P+R & Gare', '2 Halles'] });
  });

  it.each([
    ['nothing', '', 'EMPTY_DOCUMENT'],
    ['a document type', '<!DOCTYPE html><html/>', 'XML_FORBIDDEN'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'XML_FORBIDDEN'],
    ['a billion laughs', `${ENTITIES}<a>&c;</a>`, 'XML_FORBIDDEN'],
    ['an entity nobody declared', '<site id="1"><name>&nbsp;</name></site>', 'MALFORMED_DOCUMENT'],
    ['a nest', '<a>'.repeat(100_000), 'DOCUMENT_TOO_LARGE'],
    ['a cut document', '<all><site id="1">', 'MALFORMED_DOCUMENT'],
    ['JSON', '{"a": 1}', 'MALFORMED_DOCUMENT'],
  ])('refuses %s', (_, text, code) => {
    expect(read(text)).toMatchObject({ read: false, codes: [code] });
  });

  it('keeps no more of a text than the limit', () => {
    let length = 0;
    const text = `<site>${'&#65;'.repeat(200_000)}</site>`;
    expect(readXml(text, 'a.xml', new NoticeLog(), new Set(['site']), (site) => (length = site.text.length))).toBe(
      true,
    );
    expect(length).toBe(4_096);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'site',
      ' a="b"',
      '&',
      ';',
      '<!',
      '[',
      ']]>',
      '<?',
      '?>',
      '\u0000',
      'é',
    );
    const anything = fc.oneof(
      fc.uint8Array(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(anything, (source) => {
        read(source);
      }),
      { numRuns: 2_000 },
    );
  });
});
