import { Controller, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  feedVersionAccepted,
  feedVersionRefused,
  type FeedVersionAccepted,
  type FeedVersionRefused,
} from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { BuildQueue } from './build-queue.js';

@Controller()
export class NetworkController implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly queue: BuildQueue) {}

  @OnTopic(feedVersionAccepted)
  onFeedVersionAccepted({ territory }: FeedVersionAccepted): Promise<void> {
    return this.queue.look(territory);
  }

  @OnTopic(feedVersionRefused)
  onFeedVersionRefused({ territory }: FeedVersionRefused): Promise<void> {
    return this.queue.look(territory);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.stop();
  }
}
