import { Controller, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { feedRefreshRequested, type FeedRefreshRequested } from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { FeedSchedule } from './feed-schedule.js';

@Controller()
export class FeedRefreshController implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly schedule: FeedSchedule) {}

  @OnTopic(feedRefreshRequested)
  onFeedRefreshRequested({ territory, feed }: FeedRefreshRequested): Promise<void> {
    return this.schedule.refresh(territory, feed);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.schedule.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.schedule.stop();
  }
}
