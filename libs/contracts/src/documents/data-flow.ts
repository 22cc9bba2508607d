import type { Topic } from '../topic.js';

const FENCE = '```';

/** The stages and the facts that flow between them, as a Mermaid diagram in Markdown. */
export function dataFlowDiagram(topics: readonly Topic<unknown>[]): string {
  const facts = new Map<string, string[]>();
  for (const { name, from, to } of topics)
    for (const stage of to) facts.set(`${from} ${stage}`, [...(facts.get(`${from} ${stage}`) ?? []), shortName(name)]);
  const arrows = [...facts].map(([ends, names]) => {
    const [from = '', to = ''] = ends.split(' ');
    return `  ${from} -- "${names.join('<br/>')}" --> ${to}`;
  });
  return [`${FENCE}mermaid`, 'flowchart LR', ...arrows, FENCE].join('\n');
}

/** `transit.feed-version-accepted.v1` → `transit feed-version-accepted` */
const shortName = (name: string): string => name.split('.').slice(0, -1).join(' ');
