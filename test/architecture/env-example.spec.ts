import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, loadSettings, PlatformSettings, SettingsError } from '@cypher/platform';
import { WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import {
  environmentExample,
  settingsDocument,
} from '../../apps/sync/src/documents/settings-document';

const root = join(__dirname, '../..');
const REMEDY = 'node dist/apps/sync/src/document-settings.js writes it anew';

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function environmentIn(file: string): Environment {
  const lines = file.split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(
    lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
}

describe('.env.example', () => {
  it('shows exactly the settings that the code reads, with their defaults', () => {
    expect({ REMEDY, file: read('.env.example') }).toEqual({ REMEDY, file: environmentExample() });
  });

  it('is accepted once the empty ones are filled in, and each default is worth its schema', () => {
    const example = environmentIn(read('.env.example'));
    const filled = {
      DATABASE_URL: 'postgres://db/cypher',
      REDIS_URL: 'redis://cache',
      AUTH_JWT_SECRET: 'x'.repeat(32),
      WOOCOMMERCE_URL: 'https://shop.example',
      WOOCOMMERCE_CONSUMER_KEY: 'ck_1',
      WOOCOMMERCE_CONSUMER_SECRET: 'cs_1',
      ERP_URL: 'https://erp.example',
      ERP_TOKEN: 'token',
    };
    const fromExample = loadSettings(
      { ...example, ...filled },
      PlatformSettings,
      WooCommerceSyncSettings,
    );
    expect(fromExample).toEqual(loadSettings(filled, PlatformSettings, WooCommerceSyncSettings));
  });

  it('starts nothing as long as it is not filled in', () => {
    const load = () =>
      loadSettings(environmentIn(read('.env.example')), PlatformSettings, WooCommerceSyncSettings);
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(
      /DATABASE_URL[^]*AUTH_JWT_SECRET, AUTH_JWKS_URL[^]*WOOCOMMERCE_CONSUMER_KEY/,
    );
  });
});

describe('docs/configuration.md', () => {
  it('is what the schemas say', () => {
    expect({ REMEDY, file: read('docs/configuration.md') }).toEqual({
      REMEDY,
      file: settingsDocument(),
    });
  });
});
