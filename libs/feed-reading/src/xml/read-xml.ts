import { SaxesParser } from 'saxes';
import { DOCUMENT_LIMITS, LIMIT_UNITS, type DocumentLimits } from '../limits.js';
import type { NoticeLog } from '../notice-log.js';
import { documentTooLarge, emptyDocument, forbiddenXml, malformedDocument } from '../rules/document-rules.js';
import { decodeText } from '../text/decode-text.js';
import { XmlElement } from './xml-element.js';

/** Thrown inside the parser to leave it at once; never leaves this file. */
class Stop extends Error {}

/**
 * Reads an XML document and hands over each element that is `wanted`, by its local name, as a small tree; the rest is
 * passed by and never kept. Wanted elements inside a wanted one belong to its tree. False when the document is none.
 */
export function readXml(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  wanted: ReadonlySet<string>,
  visit: (element: XmlElement) => void,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): boolean {
  const tooLarge = (broken: keyof DocumentLimits): void =>
    log.add(documentTooLarge, { file }, { limit: limits[broken], ...LIMIT_UNITS[broken] });
  if (source.length > limits.bytes) {
    tooLarge('bytes');
    return false;
  }
  const text = decodeText(source, file, log);
  if (text.trim() === '') {
    log.add(emptyDocument, { file });
    return false;
  }
  const open: XmlElement[] = [];
  let depth = 0;
  let count = 0;
  const stop = (tell: () => void): never => {
    tell();
    throw new Stop();
  };
  const parser = new SaxesParser();
  parser.on('doctype', () => stop(() => log.add(forbiddenXml, { file })));
  parser.on('error', ({ message }) =>
    stop(() => log.add(malformedDocument, { file, value: message }, { format: 'XML' })),
  );
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > limits.depth) stop(() => tooLarge('depth'));
    if (++count > limits.values) stop(() => tooLarge('values'));
    const parent = open.at(-1);
    if (!parent && !wanted.has(localName(name))) return;
    const element = new XmlElement(localName(name), localNames(attributes));
    parent?.children.push(element);
    open.push(element);
  });
  const onText = (piece: string): void => open.at(-1)?.append(piece, TEXT_LENGTH);
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    depth--;
    const element = open.pop();
    if (element && open.length === 0) visit(element);
  });
  try {
    parser.write(text.trimStart()).close();
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}

const TEXT_LENGTH = 4_096;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const localNames = (attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
