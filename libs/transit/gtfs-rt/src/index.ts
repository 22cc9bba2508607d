export { REALTIME_LIMITS, type RealtimeLimits } from './limits.js';
export { MATCH_REASONS, type MatchReason } from './match/match-reason.js';
export { TripMatcher, type MatchedRun, type MatchHints } from './match/trip-matcher.js';
export { readRealtime, type RealtimeContext } from './read-realtime.js';
export type { RealtimeCounts, RealtimeHeader, RealtimeMessage } from './realtime-message.js';
export { resolveUpdates, type MatchReport, type Resolution, type ResolveContext } from './resolve/resolve-updates.js';
export { realtimeRulesDocument } from './rules-document.js';
