import 'reflect-metadata';
import { runMain } from '@maillage/nest-kit';
import { startGateway } from './start-gateway.js';

await runMain(() => startGateway(process.env));
