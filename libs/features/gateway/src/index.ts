export { GatewayModule, type GatewayOptions } from './gateway.module.js';
