import 'reflect-metadata';
import { runMain } from '@maillage/nest-kit';
import { startNetworkBuilder } from './start-network-builder.js';

await runMain(() => startNetworkBuilder(process.env));
