export { AlertIndex, type AlertedRide, type AlertReport, type AlertTimes } from './alerts/alert-index.js';
export { REALTIME_LIMITS, type RealtimeLimits } from './limits.js';
export { MATCH_REASONS, type MatchReason } from './match/match-reason.js';
export { TripMatcher, type MatchedRun, type MatchHints } from './match/trip-matcher.js';
export { readRealtime, type RealtimeContext } from './read-realtime.js';
export type { RealtimeCounts, RealtimeHeader, RealtimeMessage } from './realtime-message.js';
export { resolveUpdates, type MatchReport, type Resolution, type ResolveContext } from './resolve/resolve-updates.js';
export { resolveVehicles, type LocatedRun, type VehicleResolution } from './resolve/resolve-vehicles.js';
export { realtimeRulesDocument } from './rules-document.js';
