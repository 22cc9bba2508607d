export { KafkaBus, type BusHealth, type KafkaBusOptions } from './kafka-bus.js';
