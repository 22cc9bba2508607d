export { encodeRealtime, type MessageValue } from './testing/encode-realtime.js';
