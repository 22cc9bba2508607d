import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { provide } from './provide.js';

abstract class Counter {
  abstract next(): number;
}
abstract class Greeter {
  abstract greet(name: string): string;
}
class GreetInTurn {
  constructor(
    private readonly counter: Counter,
    private readonly greeter: Greeter,
  ) {}
  greet(name: string): string {
    return `${this.counter.next()} ${this.greeter.greet(name)}`;
  }
}

describe('provide', () => {
  it('gives a use case its ports', async () => {
    const module = await Test.createTestingModule({
      providers: [
        { provide: Counter, useValue: { next: () => 7 } },
        { provide: Greeter, useValue: { greet: (name: string) => `hello ${name}` } },
        provide(GreetInTurn, Counter, Greeter),
      ],
    }).compile();
    expect(module.get(GreetInTurn).greet('Ada')).toBe('7 hello Ada');
  });

  it('refuses ports that are not those of the constructor', () => {
    // @ts-expect-error in another order
    provide(GreetInTurn, Greeter, Counter);
    // @ts-expect-error one is missing
    provide(GreetInTurn, Counter);
  });
});
