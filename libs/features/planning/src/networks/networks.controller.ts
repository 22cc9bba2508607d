import { Controller, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { networkActivated, type NetworkActivated } from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { FollowNetworks } from './follow-networks.use-case.js';

@Controller()
export class NetworksController implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly follow: FollowNetworks) {}

  @OnTopic(networkActivated, { delivery: 'every-replica' })
  onNetworkActivated({ territory }: NetworkActivated): Promise<void> {
    return this.follow.announced(territory);
  }

  onApplicationBootstrap(): void {
    this.follow.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.follow.stop();
  }
}
