import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Evaluates an expression over the start scripts, in a Node of its own: Jest does not load ES modules. */
async function evaluate(script: string, expression: string, folder: string): Promise<unknown> {
  const code = `
    import * as script from ${JSON.stringify(join(__dirname, script))};
    const folder = ${JSON.stringify(folder)};
    console.log(JSON.stringify(${expression}));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  return JSON.parse(stdout) as unknown;
}

describe('the start scripts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cypher-bootstrap-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (file: string, content: unknown): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  };

  describe('installing', () => {
    const isInstalled = (): Promise<unknown> => evaluate('install.mjs', 'script.isInstalled(folder)', folder);
    const wanted = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.2.3' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    };

    it('is needed without packages, and not with those of the lock file', async () => {
      write('package-lock.json', { packages: wanted });
      await expect(isInstalled()).resolves.toBe(false);
      write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.2.3' } } });
      await expect(isInstalled()).resolves.toBe(true);
    });

    it.each([
      ['another version', { 'node_modules/a': { version: '1.2.4' } }],
      ['a missing package', { 'node_modules/b': { version: '1.2.3' } }],
      [
        'another version of an optional one',
        { 'node_modules/a': { version: '1.2.3' }, 'node_modules/other-platform': { version: '2.0.0' } },
      ],
    ])('is needed for %s', async (_case, packages) => {
      write('package-lock.json', { packages: wanted });
      write('node_modules/.package-lock.json', { packages });
      await expect(isInstalled()).resolves.toBe(false);
    });
  });

  describe('building', () => {
    const isBuilt = (): Promise<unknown> => evaluate('build.mjs', 'script.isBuilt(folder)', folder);
    const noteBuild = (): Promise<unknown> =>
      evaluate('build.mjs', 'script.writeStamp(folder, script.fingerprint(folder)) ?? null', folder);

    beforeEach(async () => {
      write('package-lock.json', '{}');
      write('apps/sync/src/main.ts', 'start();');
      write('libs/platform/src/index.ts', 'export {};');
      await noteBuild();
    });

    it('is not needed while the sources are as they were built', async () => {
      await expect(isBuilt()).resolves.toBe(true);
      write('apps/sync/src/main.spec.ts', 'it();');
      write('README.md', 'read me');
      await expect(isBuilt()).resolves.toBe(true);
    });

    it.each([
      ['a changed source', 'apps/sync/src/main.ts'],
      ['a new source', 'libs/platform/src/new.ts'],
      ['a changed setting of the compiler', 'apps/sync/tsconfig.app.json'],
      ['other packages', 'package-lock.json'],
    ])('is needed for %s', async (_case, file) => {
      write(file, '{"changed": true}');
      await expect(isBuilt()).resolves.toBe(false);
    });

    it('is needed when a source has gone', async () => {
      rmSync(join(folder, 'libs/platform/src/index.ts'));
      await expect(isBuilt()).resolves.toBe(false);
    });
  });
});
