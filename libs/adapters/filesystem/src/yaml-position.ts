import { isMap, isNode, isScalar, type Document, type Node } from 'yaml';
import { showVariables } from './variables.js';

/** Where in the text a path of keys and indices points to; the nearest place above it when it leads nowhere. */
export function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const node = nodeAt(document, path.slice(0, depth));
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** The text of the single value at the path, shortened. */
export function writtenAt(document: Document, path: readonly PropertyKey[]): string | undefined {
  const node: unknown = path.length > 0 ? document.getIn(path, true) : undefined;
  if (!isScalar(node) || node.value === null) return undefined;
  const text = showVariables(node.source ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The value at the path, or the key when the value is empty (`url:` and nothing behind it). */
function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    const isFilled = isNode(pair?.value) && !(isScalar(pair.value) && pair.value.value === null);
    const node = isFilled ? pair.value : pair?.key;
    return isNode(node) ? node : undefined;
  }
  const value: unknown = document.getIn(path, true);
  return isNode(value) ? value : undefined;
}
