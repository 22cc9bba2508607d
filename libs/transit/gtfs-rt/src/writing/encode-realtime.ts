import { PbfWriter } from 'pbf';
import { SCHEMA } from './schema.js';

/** A message in the words of the protocol: `{ header: { timestamp: 1 }, entity: [{ id: 'a', … }] }`. */
export interface MessageValue {
  readonly [field: string]: FieldValue | readonly FieldValue[] | undefined;
}
type FieldValue = string | number | boolean | MessageValue;

/** GTFS-Realtime as bytes; a version and a full dataset are filled in. Words of enumerations may be numbers. */
export function encodeRealtime(message: MessageValue): Uint8Array {
  const writer = new PbfWriter();
  const header = { gtfs_realtime_version: '2.0', ...(message['header'] as MessageValue | undefined) };
  writeMessage('FeedMessage', { ...message, header }, writer);
  return writer.finish();
}

function writeMessage(name: string, message: MessageValue, writer: PbfWriter): void {
  for (const [field, values] of Object.entries(message)) {
    if (values === undefined) continue;
    for (const value of Array.isArray(values) ? (values as readonly FieldValue[]) : [values as FieldValue])
      writeField(name, field, value, writer);
  }
}

function writeField(name: string, field: string, value: FieldValue, writer: PbfWriter): void {
  const known = SCHEMA.get(name)?.get(field);
  if (known === undefined) throw new RangeError(`no field ${field} in ${name}`);
  const [number, kind] = known;
  if (typeof kind === 'object' && 'message' in kind)
    writer.writeMessage(
      number,
      (nested: MessageValue, inner) => writeMessage(kind.message, nested, inner),
      value as MessageValue,
    );
  else if (kind === 'string') writeTagged(2, () => writer.writeString(text(value)));
  else if (kind === 'float') writeTagged(5, () => writer.writeFloat(Number(value)));
  else writeTagged(0, () => writer.writeVarint(numberOf(kind, value)));

  function writeTagged(type: number, write: () => void): void {
    writer.writeTag(number, type);
    write();
  }
}

const text = (value: FieldValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function numberOf(kind: string | readonly (string | undefined)[], value: FieldValue): number {
  if (typeof kind === 'string' || typeof value === 'number') return Number(value);
  const number = kind.indexOf(text(value));
  if (number < 0) throw new RangeError(`no such word: ${text(value)}`);
  return number;
}
