import { parameterDocumentation, type ParameterDocumentation } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';
import { schemaOf } from '../openapi/answer-schemas.js';
import { curlLine, newestAddressOf, versionsOf } from '../openapi/public-operations.js';
import type { PublicOperation } from '../openapi/public-operation.js';
import { html, prose, type Html } from './html.js';
import { typeOf, type ShownSchema } from './schema-section.js';
import { WORDS } from './words.js';

/** One operation: what it is for, a line to try, its parameters and where its answer is described. */
export function operationSection(operation: PublicOperation, language: keyof Bilingual): Html {
  const [, ...older] = versionsOf(operation);
  const documented = Object.entries(operation.parameters.shape).flatMap(([name, schema]) => {
    const documentation = parameterDocumentation.get(schema);
    return documentation ? [{ name, documentation }] : [];
  });
  return html` <section id="${operation.operationId}">
    <h3><b>${operation.method.toUpperCase()}</b> ${newestAddressOf(operation)}</h3>
    <p>${prose(operation.summary[language])}.</p>
    ${older.length > 0 ? html`<p><small>${WORDS.older[language]}${older.map((version) => `v${version}`).join(', ')}</small></p>` : html``}
    <h4>${WORDS.example[language]}</h4>
    <pre>${curlLine(operation)}</pre>
    ${documented.length > 0 ? parametersTable(documented, language) : html``}
    <p>${WORDS.answer[language]}${typeOf(schemaOf(operation) as ShownSchema)}</p>
  </section>`;
}

interface Documented {
  readonly name: string;
  readonly documentation: ParameterDocumentation;
}

const parametersTable = (parameters: readonly Documented[], language: keyof Bilingual): Html =>
  html` <h4>${WORDS.parameters[language]}</h4>
    <table>
      <tr>
        <th>${WORDS.name[language]}</th>
        <th>${WORDS.type[language]}</th>
        <th>${WORDS.default[language]}</th>
        <th>${WORDS.description[language]}</th>
      </tr>
      ${parameters.map((parameter) => parameterRow(parameter, language))}
    </table>`;

const parameterRow = ({ name, documentation }: Documented, language: keyof Bilingual): Html =>
  html`<tr>
    <td><code>${name}</code>${documentation.required ? html`<small>${WORDS.required[language]}</small>` : html``}</td>
    <td>${parameterType(documentation.schema)}</td>
    <td>${defaultOf(documentation.schema['default'])}</td>
    <td>${prose(documentation.description[language])}</td>
  </tr>`;

/** A list of modes is described once, under its name. */
function parameterType(schema: ShownSchema): Html {
  if ((schema.items?.enum?.length ?? 0) > 5) return html`<a href="#schema-Mode">Mode</a>[]`;
  return typeOf(schema);
}

const defaultOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value).replace(/["[\]]/g, ''));
