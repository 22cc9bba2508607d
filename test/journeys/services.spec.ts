import { describe, it } from '@jest/globals';
import { startKafka } from '../services/kafka.js';
import { startRedis } from '../services/redis.js';
import { serverOfOurOwn } from '../services/server-of-our-own.js';
import { describeInstall } from './describe-install.js';
import { serveBourg } from './served-install.js';

const kafka = await serverOfOurOwn('Kafka', startKafka);
const redis = await serverOfOurOwn('Redis', startRedis);

if (!kafka || !redis) {
  describe('services apart', () => it('are not tried: Kafka or Redis is missing', () => undefined));
} else {
  describeInstall('services apart, on Kafka, PostgreSQL and Redis', () => serveBourg(kafka, redis));
}
