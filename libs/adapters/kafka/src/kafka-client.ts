import kafkajs, { type Kafka } from 'kafkajs';

/** kafkajs is CommonJS: its values hang on the default export. */
const { Kafka: Client, logLevel } = kafkajs;

/** Bounded on purpose: what cannot be done in a few seconds is a failure that someone above handles. */
export const createClient = (address: string, service: string): Kafka =>
  new Client({
    clientId: service,
    brokers: brokersOf(address),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
  });

/** `kafka://one:9092,two:9092` */
const brokersOf = (address: string): string[] =>
  address
    .replace(/^kafka:\/\//, '')
    .replace(/\/$/, '')
    .split(',');
