import type { FactoryProvider } from '@nestjs/common';

type Token<Value> = abstract new (...args: never[]) => Value;

/** Provides a use case, which knows nothing of Nest; its ports are checked against its constructor. */
export const provide = <Ports extends unknown[], UseCase>(
  useCase: new (...ports: Ports) => UseCase,
  ...ports: { [Index in keyof Ports]: Token<Ports[Index]> }
): FactoryProvider<UseCase> => ({
  provide: useCase,
  inject: [...ports],
  useFactory: (...values: unknown[]) => new useCase(...(values as Ports)),
});
