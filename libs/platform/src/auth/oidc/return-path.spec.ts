import { returnPathOf } from './return-path';

describe('the way back after a sign-in', () => {
  it.each([
    ['/changes?state=failed', '/changes?state=failed'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    [['/a', '/b'], '/'],
    [undefined, '/'],
    [`/${'a'.repeat(2_000)}`, '/'],
  ])('%j leads to %s', (wanted, path) => {
    expect(returnPathOf(wanted)).toBe(path);
  });
});
