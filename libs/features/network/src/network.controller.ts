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
  async onFeedVersionAccepted({ territory }: FeedVersionAccepted): Promise<void> {
    await this.queue.enqueue(territory);
  }

  @OnTopic(feedVersionRefused)
  async onFeedVersionRefused({ territory }: FeedVersionRefused): Promise<void> {
    await this.queue.enqueue(territory);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.stop();
  }
}
