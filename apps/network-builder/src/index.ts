export { networkBuilderConfig, startNetworkBuilder } from './start-network-builder.js';
