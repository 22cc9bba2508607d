import type { Topic } from '../topic.js';

const FENCE = '```';

/** The stages and the facts that flow between them, as a Mermaid diagram in Markdown. */
export function dataFlowDiagram(topics: readonly Topic<unknown>[]): string {
  const arrows = topics.flatMap(({ name, from, to }) =>
    to.map((stage) => `  ${from} -- "${shortName(name)}" --> ${stage}`),
  );
  return [`${FENCE}mermaid`, 'flowchart LR', ...arrows, FENCE].join('\n');
}

/** `transit.feed-version-accepted.v1` → `feed-version-accepted` */
const shortName = (name: string): string => name.split('.').slice(1, -1).join('.');
