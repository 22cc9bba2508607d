export { InProcessBus, type BusRecord } from './inprocess-bus.js';
export { MemoryMeter } from './memory-meter.js';
export { MemoryResponseCache } from './memory-response-cache.js';
