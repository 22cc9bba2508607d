import { Module } from '@nestjs/common';
import { provide } from '@maillage/nest-kit';
import {
  ArchiveStore,
  Clock,
  FeedStore,
  Narrator,
  NetworkBuilder,
  NetworkStore,
  SnapshotStore,
  TerritoryStore,
} from '@maillage/ports';
import { BuildNetwork } from './build-network.use-case.js';
import { BuildQueue } from './build-queue.js';
import { NetworkController } from './network.controller.js';

@Module({
  controllers: [NetworkController],
  providers: [
    provide(BuildNetwork, NetworkStore, ArchiveStore, NetworkBuilder, SnapshotStore, Clock, Narrator),
    provide(BuildQueue, TerritoryStore, FeedStore, NetworkStore, BuildNetwork, Narrator),
  ],
})
export class NetworkModule {}
