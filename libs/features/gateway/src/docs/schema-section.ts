import type { Bilingual } from '@maillage/kernel';
import { html, prose, type Html } from './html.js';
import { WORDS } from './words.js';

/** The parts of a JSON Schema that the page shows. */
export interface ShownSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly 'x-description-fr'?: string;
  readonly enum?: readonly string[];
  readonly items?: ShownSchema;
  readonly properties?: Readonly<Record<string, ShownSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One named shape: its members, or its values. */
export const schemaSection = (name: string, schema: ShownSchema, language: keyof Bilingual): Html =>
  html` <section id="schema-${name}">
    <h3>${name}</h3>
    <p>${prose(descriptionOf(schema, language))}</p>
    ${schema.properties ? membersTable(schema, language) : html`<p>${typeOf(schema)}</p>`}
  </section>`;

const membersTable = ({ properties = {}, required = [] }: ShownSchema, language: keyof Bilingual): Html =>
  html`<table>
    <tr>
      <th>${WORDS.name[language]}</th>
      <th>${WORDS.type[language]}</th>
      <th>${WORDS.description[language]}</th>
    </tr>
    ${Object.entries(properties).map(
      ([name, member]) =>
        html`<tr>
          <td>
            <code>${name}</code>${required.includes(name) ? html`<small>${WORDS.required[language]}</small>` : html``}
          </td>
          <td>${typeOf(member)}</td>
          <td>${prose(descriptionOf(member, language))}</td>
        </tr>`,
    )}
  </table>`;

/** `integer 0 … 256`, `Place[]` with a link. */
export function typeOf(schema: ShownSchema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(/.*\//, '');
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.items) return html`${typeOf(schema.items)}[]`;
  if (schema.enum) return html`${schema.enum.join(' · ')}`;
  return html`${[schema.format ?? schema.type ?? 'object', limitsOf(schema)].join(' ').trim()}`;
}

const descriptionOf = (schema: ShownSchema, language: keyof Bilingual): string =>
  (language === 'fr' ? schema['x-description-fr'] : undefined) ?? schema.description ?? '';

function limitsOf({ minimum, maximum }: ShownSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} … ${maximum}`;
  return minimum === undefined ? '' : `≥ ${minimum}`;
}
