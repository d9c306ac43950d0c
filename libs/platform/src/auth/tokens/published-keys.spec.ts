import { type KeySet, KeysUnavailableError, PublishedKeys } from './published-keys';

let now: number;
let asked: number;
let published: KeySet | Error;
let keys: PublishedKeys;
beforeEach(() => {
  now = 1_000_000;
  asked = 0;
  published = new Map([['one', 'PEM 1']]);
  keys = new PublishedKeys(
    () => {
      asked += 1;
      return published instanceof Error ? Promise.reject(published) : Promise.resolve(published);
    },
    () => now,
  );
});

describe('keys that a provider publishes', () => {
  it('are asked for once, for all who wait', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('one')));
    expect(new Set(found)).toEqual(new Set(['PEM 1']));
    expect(asked).toBe(1);
    expect(keys.knows('one')).toBe(true);
  });

  it('serve while tokens name a thousand that there are not, and the provider is asked every five seconds at the most', async () => {
    await keys.find('one');
    for (let kid = 0; kid < 1_000; kid += 1) {
      now += 10;
      expect(await keys.find(`made-up-${kid}`)).toBeNull();
      expect(await keys.find('one')).toBe('PEM 1');
    }
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('are not asked for again for an id that was missing a moment ago', async () => {
    expect(await keys.find('gone')).toBeNull();
    now += 30_000;
    expect(await keys.find('gone')).toBeNull();
    expect(asked).toBe(1);
    now += 31_000;
    expect(await keys.find('gone')).toBeNull();
    expect(asked).toBe(2);
  });

  it('are found when the provider has changed them, five seconds later at the most', async () => {
    await keys.find('one');
    published = new Map([['two', 'PEM 2']]);
    now += 5_000;
    expect(await keys.find('two')).toBe('PEM 2');
    expect(await keys.find('one')).toBeNull();
  });

  it('that were missing are found once they are there, whoever asks first', async () => {
    await keys.find('two');
    published = new Map([
      ['two', 'PEM 2'],
      ['three', 'PEM 3'],
    ]);
    now += 5_000;
    expect(await keys.find('three')).toBe('PEM 3');
    expect(await keys.find('two')).toBe('PEM 2');
  });

  it('serve while the provider is away, for a day', async () => {
    await keys.find('one');
    published = new Error('away');
    now += 23 * 3_600_000;
    expect(await keys.find('one')).toBe('PEM 1');
    await expect(keys.find('two')).rejects.toThrow(KeysUnavailableError);
    expect(await keys.find('one')).toBe('PEM 1');
    now += 2 * 3_600_000;
    await expect(keys.find('one')).rejects.toThrow(KeysUnavailableError);
    published = new Map([['one', 'PEM 1']]);
    now += 5_000;
    expect(await keys.find('one')).toBe('PEM 1');
  });

  it('are looked at again after ten minutes, and nobody waits for that', async () => {
    await keys.find('one');
    published = new Map();
    now += 10 * 60_000 + 1;
    expect(await keys.find('one')).toBe('PEM 1');
    expect(asked).toBe(2);
    await Promise.resolve();
    await Promise.resolve();
    expect(keys.knows('one')).toBe(false);
  });

  it('need no id where there is only one', async () => {
    expect(await keys.find(undefined)).toBe('PEM 1');
    published = new Map([
      ['one', 'PEM 1'],
      ['two', 'PEM 2'],
    ]);
    now += 11 * 60_000;
    await keys.find('two');
    expect(keys.knows(undefined)).toBe(false);
  });

  it('are remembered as missing in a number that is bounded', async () => {
    for (let kid = 0; kid < 5_000; kid += 1) await keys.find(`made-up-${kid}`);
    expect((keys as unknown as { missing: Map<string, number> }).missing.size).toBe(1_000);
  });
});
