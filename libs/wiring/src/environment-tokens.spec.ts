import { describe, expect, it } from '@jest/globals';
import { EnvironmentTokens } from './environment-tokens.js';

describe('tokens of the environment', () => {
  const tokens = new EnvironmentTokens({ TOKEN: 'right-token' });

  it.each([
    ['right-token', true],
    ['right-tokem', false],
    ['right-token ', false],
    ['', false],
    ['${TOKEN}', false],
    ['x'.repeat(100_000), false],
  ])('accept %#', (presented, accepted) => {
    expect(tokens.accepts('${TOKEN}', presented)).toBe(accepted);
  });

  it('miss what the environment has not, rather than accept nothing for it', () => {
    expect(() => tokens.accepts('${OTHER}', '')).toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }));
  });
});
