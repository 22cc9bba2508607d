export { GatewayModule, type GatewayOptions } from './gateway.module.js';
export { buildOpenApi } from './openapi/build-openapi.js';
