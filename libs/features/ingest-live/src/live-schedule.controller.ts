import { Controller, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LiveSchedule } from './live-schedule.js';

@Controller()
export class LiveScheduleController implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly schedule: LiveSchedule) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.schedule.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.schedule.stop();
  }
}
