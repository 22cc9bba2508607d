export { gatewayConfig, startGateway } from './start-gateway.js';
