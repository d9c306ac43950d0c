import { defineSettings, exactlyOneOf, type SettingsRule } from './define-settings';
import { loadSettings, secretValues } from './load-settings';
import { PlatformSettings } from './platform.settings';
import { flag, integer, text, webUrl } from './setting-types';
import { SettingsError } from './settings.error';

class ShopSettings extends defineSettings('Shop', {
  SHOP_URL: webUrl().describe('Address of the shop'),
  SHOP_KEY: text(8).meta({ description: 'Its key', secret: true }),
  SHOP_TIMEOUT_MS: integer(100, 1000).default(500).describe('Limit for one exchange'),
  SHOP_NOTE: text().optional().describe('Anything'),
}) {
  /** Settings may have questions of their own. */
  isPatient(): boolean {
    return this.SHOP_TIMEOUT_MS > 700;
  }
}

class DoorSettings extends defineSettings(
  'Door',
  {
    DOOR_KEY: text(4).optional().describe('A key'),
    DOOR_CODE: text(4).optional().describe('A code'),
    DOOR_OPEN: flag().default(false).describe('Open to all'),
  },
  [exactlyOneOf('DOOR_KEY', 'DOOR_CODE')],
) {}

const SHOP = { SHOP_URL: 'https://shop.example/', SHOP_KEY: 'ck_12345678' };

function problemsOf(load: () => unknown): SettingsError {
  try {
    load();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('The settings were accepted');
}

describe('loadSettings', () => {
  it('answers typed, frozen instances of the classes, in their order', () => {
    const [door, shop] = loadSettings(
      { ...SHOP, DOOR_CODE: '4711', SHOP_TIMEOUT_MS: '800', DOOR_OPEN: 'Yes' },
      DoorSettings,
      ShopSettings,
    );
    expect(shop).toBeInstanceOf(ShopSettings);
    expect(shop.SHOP_URL).toBe('https://shop.example');
    expect(shop.isPatient()).toBe(true);
    expect(door.DOOR_OPEN).toBe(true);
    expect(Object.isFrozen(door)).toBe(true);
  });

  it('takes an empty or blank setting for one that is not given', () => {
    const [shop] = loadSettings({ ...SHOP, SHOP_TIMEOUT_MS: '', SHOP_NOTE: '   ' }, ShopSettings);
    expect(shop.SHOP_TIMEOUT_MS).toBe(500);
    expect(shop.SHOP_NOTE).toBeUndefined();
  });

  it('names everything that is wrong at once, across all classes', () => {
    const { problems, message } = problemsOf(() =>
      loadSettings({ SHOP_KEY: 'ck_12345678', SHOP_TIMEOUT_MS: '1e3' }, ShopSettings, DoorSettings),
    );
    expect(problems.map(({ name }) => name)).toEqual([
      'SHOP_URL',
      'SHOP_TIMEOUT_MS',
      'DOOR_KEY, DOOR_CODE',
    ]);
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toContain('must be a whole number from 100 to 1000 (is "1e3")');
    expect(message).toContain('is missing: Address of the shop');
  });

  it('tells of a misspelt name with the right one, beside what is missing for it', () => {
    const { problems } = problemsOf(() =>
      loadSettings({ SHOP_KEY: 'ck_12345678', SHOP_ULR: 'https://shop.example' }, ShopSettings),
    );
    expect(problems).toEqual([
      { name: 'SHOP_URL', problem: 'is missing: Address of the shop' },
      { name: 'SHOP_ULR', problem: 'is no setting: did you mean SHOP_URL?' },
    ]);
    // One that may be left out is told of, too: it would do nothing, and nobody would see.
    expect(() => loadSettings({ ...SHOP, SHOP_TIMOUT_MS: '700' }, ShopSettings)).toThrow(
      /SHOP_TIMOUT_MS +is no setting: did you mean SHOP_TIMEOUT_MS\?/,
    );
  });

  it('never shows the value of a secret', () => {
    const { message } = problemsOf(() =>
      loadSettings({ ...SHOP, SHOP_KEY: 'ck_12' }, ShopSettings),
    );
    expect(message).toContain('SHOP_KEY  must have at least 8 characters');
    expect(message).not.toContain('ck_12');
  });

  it('does not judge a rule by a setting that is wrong itself', () => {
    const { problems } = problemsOf(() => loadSettings({ DOOR_KEY: 'abc' }, DoorSettings));
    expect(problems.map(({ name }) => name)).toEqual(['DOOR_KEY']);
  });

  it('refuses two where one of two is asked for', () => {
    const { message } = problemsOf(() =>
      loadSettings({ DOOR_KEY: 'abcd', DOOR_CODE: '4711' }, DoorSettings),
    );
    expect(message).toContain('both are given');
  });

  it('lets a rule be about settings of other classes that are read with it', () => {
    const NOBODY_RINGS: SettingsRule = {
      about: ['DOOR_OPEN', 'BELL'],
      broken: ({ DOOR_OPEN: isOpen, BELL: rings }) =>
        isOpen === true && rings === true ? 'nobody rings at an open door' : null,
    };
    class BellSettings extends defineSettings(
      'Bell',
      { BELL: flag().default(true).describe('Whether it rings') },
      [NOBODY_RINGS],
    ) {}
    const OPEN = { DOOR_CODE: '4711', DOOR_OPEN: 'true' };
    const { problems } = problemsOf(() => loadSettings(OPEN, BellSettings, DoorSettings));
    expect(problems).toEqual([
      { name: 'DOOR_OPEN, BELL', problem: 'nobody rings at an open door' },
    ]);
    loadSettings({ ...OPEN, BELL: 'false' }, BellSettings, DoorSettings);
    loadSettings(OPEN, BellSettings);
  });

  it('hides secrets when settings are written as JSON, and lists them for redaction', () => {
    const [shop] = loadSettings(SHOP, ShopSettings);
    expect(JSON.stringify(shop)).not.toContain('ck_12345678');
    expect(JSON.stringify(shop)).toContain('https://shop.example');
    expect(secretValues([shop])).toEqual(['ck_12345678']);
  });
});

describe('defineSettings', () => {
  it('refuses a setting that nobody described', () => {
    expect(() => defineSettings('X', { X_URL: webUrl().describe('lost').optional() })).toThrow(
      'Setting X_URL has no description',
    );
  });
});

describe('PlatformSettings', () => {
  const GIVEN = {
    DATABASE_URL: 'postgres://cypher:pw@db/cypher',
    REDIS_URL: 'redis://cache',
    AUTH_JWT_SECRET: 'x'.repeat(32),
  };

  it('needs no more than a database, a Redis and a way to check tokens', () => {
    const [settings] = loadSettings(GIVEN, PlatformSettings);
    expect(settings).toMatchObject({ PORT: 3000, QUEUE_BACKEND: 'redis', BODY_LIMIT: 1_048_576 });
    expect(settings.ROLES).toEqual(['api', 'events', 'worker', 'scheduler']);
  });

  it('lets ROLES choose what a process does', () => {
    const [settings] = loadSettings({ ...GIVEN, ROLES: 'worker, events' }, PlatformSettings);
    expect(settings.has('worker')).toBe(true);
    expect(settings.has('api')).toBe(false);
  });

  it.each([
    ['AUTH_JWT_SECRET', 'x'.repeat(31)],
    ['DATABASE_URL', 'mysql://db/cypher'],
    ['REDIS_URL', 'localhost:6379'],
    ['PORT', '65536'],
    ['ROLES', 'worker,baker'],
    ['BODY_LIMIT', '1 gb'],
    ['LOG_FORMAT', 'xml'],
    ['CORS_ORIGINS', 'https://erp.example/path'],
    ['QUEUE_BACKEND', 'kafka'],
    ['METRICS_PUBLIC', 'perhaps'],
  ])('refuses %s = %s', (name, value) => {
    const { problems } = problemsOf(() =>
      loadSettings({ ...GIVEN, [name]: value }, PlatformSettings),
    );
    expect(problems.map((problem) => problem.name)).toEqual([name]);
  });
});
