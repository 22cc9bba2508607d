export { REALTIME_LIMITS, type RealtimeLimits } from './limits.js';
export { readRealtime, type RealtimeContext } from './read-realtime.js';
export type { RealtimeCounts, RealtimeHeader, RealtimeMessage } from './realtime-message.js';
export { realtimeRulesDocument } from './rules-document.js';
