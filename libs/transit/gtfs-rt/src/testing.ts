export { encodeRealtime, type MessageValue } from './writing/encode-realtime.js';
