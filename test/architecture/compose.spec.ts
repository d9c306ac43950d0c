import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformSettings } from '@cypher/platform';
import { WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import { parse } from 'yaml';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
}

interface ComposeFile {
  readonly name?: string;
  readonly services: Readonly<Record<string, Service>>;
}

const read = (file: string): ComposeFile =>
  parse(readFileSync(join(__dirname, '../..', file), 'utf8'), { merge: true }) as ComposeFile;

const compose = read('docker-compose.yml');
const demo = read('docker-compose.demo.yml');
const ALL = [PlatformSettings, WooCommerceSyncSettings].flatMap(({ shape }) => Object.keys(shape));

/** What compose decides itself: where things are inside of it, and which process does what. */
const FIXED = ['NODE_ENV', 'ROLES', 'PORT', 'HOST'];

describe.each(['api', 'worker'])('docker-compose.yml, service %s', (name) => {
  const environment = compose.services[name]?.environment ?? {};

  it('is given every setting there is, and nothing else', () => {
    expect(Object.keys(environment).sort()).toEqual([...ALL].sort());
  });

  it('takes each from `.env`, but for what compose decides', () => {
    const ignored = ALL.filter(
      (setting) => environment[setting]?.startsWith(`\${${setting}:-`) !== true,
    );
    expect(ignored.sort()).toEqual([...FIXED].sort());
  });

  it('runs in production, and against no double unless somebody says so', () => {
    expect(environment['NODE_ENV']).toBe('production');
    for (const setting of ['WOOCOMMERCE_URL', 'WOOCOMMERCE_CONSUMER_KEY', 'ERP_URL', 'ERP_TOKEN'])
      expect(environment[setting]).toBe(`\${${setting}:-}`);
  });
});

describe('docker-compose.yml', () => {
  it('starts nothing of a demo', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'postgres', 'redis', 'worker']);
  });

  it('publishes on this machine alone unless told otherwise', () => {
    const ports = [compose, demo].flatMap(({ services }) =>
      Object.values(services).flatMap(({ ports: p }) => p ?? []),
    );
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports)
      expect(port).toMatch(/^(127\.0\.0\.1|\$\{PUBLISH_ADDRESS:-127\.0\.0\.1\}):/);
  });
});

describe('docker-compose.demo.yml', () => {
  it('is a project of its own, in which both parties are doubles whatever `.env` says', () => {
    expect(demo.name).toBeDefined();
    for (const name of ['api', 'worker']) {
      expect(demo.services[name]?.environment).toMatchObject({
        NODE_ENV: 'development',
        WOOCOMMERCE_URL: 'http://store:8080',
        ERP_URL: 'http://cypher:4000',
      });
    }
  });
});
