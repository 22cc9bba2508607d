export { RedisResponseCache, type RedisResponseCacheOptions } from './redis-response-cache.js';
