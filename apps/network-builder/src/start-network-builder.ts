import { NetworkModule } from '@maillage/features-network';
import { readConfig } from '@maillage/nest-kit';
import { readers, runService, serviceConfig, storesIn } from '@maillage/wiring';
import { z } from 'zod';

export const networkBuilderConfig = serviceConfig.extend({
  /** Folder that the services share. */
  MAILLAGE_DATA: z.string().min(1),
});

/** Stages 2 to 4: builds networks from accepted versions and activates them. */
export function startNetworkBuilder(environment: NodeJS.ProcessEnv): ReturnType<typeof runService> {
  const config = readConfig(networkBuilderConfig, environment);
  return runService({
    name: 'network-builder',
    config,
    modules: [NetworkModule],
    providers: [...storesIn(config.MAILLAGE_DATA), ...readers()],
    relaysOutbox: true,
  });
}
