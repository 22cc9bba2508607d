export { InProcessBus, type BusRecord } from './inprocess-bus.js';
export { MemoryResponseCache } from './memory-response-cache.js';
