export { describeRules } from './describe-rules.js';
export { swappedPlaces } from './geo/swapped-places.js';
export { JsonItem } from './json/json-item.js';
export { toInstant } from './json/convert-value.js';
export { readJson } from './json/read-json.js';
export { DOCUMENT_LIMITS, type DocumentLimits } from './limits.js';
export { NoticeLog } from './notice-log.js';
export type { Rule } from './rule.js';
export { COMMON_RULES } from './rules/common-rules.js';
export {
  documentTooLarge,
  emptyDocument,
  forbiddenXml,
  malformedDocument,
  notUtf8,
  tooManyItems,
  webPage,
  wrongShape,
} from './rules/document-rules.js';
export {
  duplicateId,
  invalidCoordinate,
  invalidValue,
  lenientValue,
  missingValue,
  swappedCoordinates,
  textCut,
} from './rules/item-rules.js';
export { readTable, type TableRow } from './text/read-table.js';
export { readXml } from './xml/read-xml.js';
export { XmlElement } from './xml/xml-element.js';
