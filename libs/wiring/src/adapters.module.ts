import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';

/** The chosen implementations of the ports, visible to every feature of the process. */
@Global()
@Module({})
export class AdaptersModule {
  static of(providers: readonly Provider[]): DynamicModule {
    return { module: AdaptersModule, providers: [...providers], exports: [...providers] };
  }
}
