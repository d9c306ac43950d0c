import { randomBytes } from 'node:crypto';
import { loadSettings } from '../config/load-settings';
import { PlatformSettings } from '../config/platform.settings';
import { SecretRegistry } from '../logging/secret-registry';
import { SecretBox, SecretBoxError } from './secret-box';

const aKey = (): string => randomBytes(32).toString('base64');

const settingsWith = (env: Record<string, string>): PlatformSettings =>
  loadSettings(
    {
      DATABASE_URL: 'postgres://db/cypher',
      REDIS_URL: 'redis://cache',
      AUTH_JWT_SECRET: 'x'.repeat(32),
      ...env,
    },
    PlatformSettings,
  )[0];

const boxWith = (keys: string, registry = new SecretRegistry([])): SecretBox =>
  new SecretBox(settingsWith({ SECRETS_KEYS: keys }), registry);

describe('a secret box', () => {
  it('opens what it has sealed, and seals one text each time otherwise', () => {
    const box = boxWith(`one:${aKey()}`);
    const [first, second] = [box.seal('wchs', 'a shop'), box.seal('wchs', 'a shop')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('wchs');
    expect([first, second].map((sealed) => box.open(sealed, 'a shop'))).toEqual(['wchs', 'wchs']);
  });

  it('seals with the first key, and opens with all', () => {
    const [old, young] = [aKey(), aKey()];
    const sealed = boxWith(`old:${old}`).seal('wchs', 'a shop');
    const box = boxWith(`young:${young},old:${old}`);
    expect(box.open(sealed, 'a shop')).toBe('wchs');
    expect(box.isCurrent(sealed)).toBe(false);
    expect(box.isCurrent(box.seal('wchs', 'a shop'))).toBe(true);
  });

  it('does not open what was sealed for another purpose, by another key, or was changed', () => {
    const box = boxWith(`one:${aKey()}`);
    const sealed = box.seal('wchs', 'shop a');
    const end = sealed.at(-2) === 'A' ? 'B' : 'A';
    const changed = sealed.slice(0, -2) + end + sealed.slice(-1);
    expect(() => box.open(sealed, 'shop b')).toThrow(SecretBoxError);
    expect(() => box.open(changed, 'shop a')).toThrow(SecretBoxError);
    expect(() => box.open('v1.one.AAAA', 'shop a')).toThrow(SecretBoxError);
    expect(() => box.open('wchs', 'shop a')).toThrow(SecretBoxError);
    expect(() => boxWith(`one:${aKey()}`).open(sealed, 'shop a')).toThrow(SecretBoxError);
    expect(() => boxWith(`two:${aKey()}`).open(sealed, 'shop a')).toThrow('no key "one"');
  });

  it('cannot seal without a key', () => {
    const box = new SecretBox(settingsWith({}), new SecretRegistry([]));
    expect(box.canSeal).toBe(false);
    expect(() => box.seal('wchs', 'a shop')).toThrow('SECRETS_KEYS');
  });

  it('keeps each of its keys out of logs', () => {
    const [one, two] = [aKey(), aKey()];
    const registry = new SecretRegistry([]);
    boxWith(`one:${one},two:${two}`, registry);
    expect(registry.redact(`the keys ${one} and ${two}`)).toBe(
      'the keys [redacted] and [redacted]',
    );
  });
});

describe('SECRETS_KEYS', () => {
  it.each([
    ['no-id', 'key 1 is not id:base64key'],
    ['short:QUJD', 'key 1 is not id:base64key'],
    [`one:${'A'.repeat(43)}=,two:`, 'key 2 is not id:base64key'],
    [`one:${'A'.repeat(43)}=,one:${'A'.repeat(43)}=`, 'names two keys'],
  ])('is refused as %s, without showing it', (text, problem) => {
    expect(() => settingsWith({ SECRETS_KEYS: text })).toThrow(problem);
  });

  it('is missing where there is a PUBLIC_URL, and the error names it', () => {
    expect(() => settingsWith({ PUBLIC_URL: 'https://sync.example' })).toThrow(
      /PUBLIC_URL, SECRETS_KEYS.*SECRETS_KEYS is missing/,
    );
  });
});
