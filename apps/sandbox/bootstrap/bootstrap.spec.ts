import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Evaluates an expression over the start scripts, in a Node of its own: Jest does not load ES
 * modules.
 */
async function evaluate(script: string, expression: string, folder: string): Promise<unknown> {
  const code = `
    import * as script from ${JSON.stringify(join(__dirname, script))};
    const folder = ${JSON.stringify(folder)};
    console.log(JSON.stringify(${expression}));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    code,
  ]);
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
    writeFileSync(
      join(folder, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };

  describe('installing', () => {
    const isInstalled = (): Promise<unknown> =>
      evaluate('install.mjs', 'script.isInstalled(folder)', folder);
    const wanted = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.2.3' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    };

    it('is needed without packages, and not with those of the lock file', async () => {
      write('package-lock.json', { packages: wanted });
      await expect(isInstalled()).resolves.toBe(false);
      write('node_modules/.package-lock.json', {
        packages: { 'node_modules/a': { version: '1.2.3' } },
      });
      await expect(isInstalled()).resolves.toBe(true);
    });

    it.each([
      ['another version', { 'node_modules/a': { version: '1.2.4' } }],
      ['a missing package', { 'node_modules/b': { version: '1.2.3' } }],
      [
        'another version of an optional one',
        {
          'node_modules/a': { version: '1.2.3' },
          'node_modules/other-platform': { version: '2.0.0' },
        },
      ],
    ])('is needed for %s', async (_case, packages) => {
      write('package-lock.json', { packages: wanted });
      write('node_modules/.package-lock.json', { packages });
      await expect(isInstalled()).resolves.toBe(false);
    });
  });

  it('count how many packages are there of those that come to every platform', async () => {
    write('package-lock.json', {
      packages: {
        '': { version: '1.0.0' },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '1.0.0', dev: true },
        'node_modules/other-platform': { version: '1.0.0', optional: true },
      },
    });
    write('node_modules/a/package.json', {});
    mkdirSync(join(folder, 'node_modules/b'));
    await expect(evaluate('install.mjs', 'script.countInstalled(folder)', folder)).resolves.toEqual(
      {
        installed: 1,
        wanted: 2,
      },
    );
  });

  describe('working alone', () => {
    const lock = (): string => join(folder, 'bootstrap.lock');
    /** Starts two workers at once, each of which notes when it begins and ends. */
    const work = `(async () => {
      const { alone } = script;
      const notes = [];
      const one = (name) => alone(async () => {
        notes.push(name + ' begins');
        await new Promise((done) => setTimeout(done, 200));
        notes.push(name + ' ends');
      }, folder + '/bootstrap.lock');
      await Promise.all([one('a'), one('b')]);
      return notes;
    })()`;
    const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

    it.each([
      ['nothing is in the way', () => undefined],
      [
        'a process was killed that had the lock',
        () => {
          write('bootstrap.lock', '4194303');
        },
      ],
      [
        'a lock is empty, since its process died before it wrote its number',
        () => {
          write('bootstrap.lock', '');
          utimesSync(lock(), minutesAgo(5), minutesAgo(5));
        },
      ],
      [
        'another process was given the number of one that had the lock',
        () => {
          write('bootstrap.lock', String(process.pid));
          utimesSync(lock(), minutesAgo(5), minutesAgo(5));
        },
      ],
    ])('goes on when %s', async (_, before) => {
      before();
      const notes = (await evaluate('lock.mjs', `await ${work}`, folder)) as string[];
      const [first] = notes;
      const order = first === 'a begins' ? ['a', 'b'] : ['b', 'a'];
      expect(notes).toEqual(order.flatMap((name) => [`${name} begins`, `${name} ends`]));
      expect(existsSync(lock())).toBe(false);
    });

    it('waits for a process that lives and says so, however long it works', async () => {
      write('bootstrap.lock', String(process.pid));
      const heartbeat = setInterval(() => {
        utimesSync(lock(), new Date(), new Date());
      }, 200);
      const waiting = evaluate(
        'lock.mjs',
        `await script.alone(() => 'in', folder + '/bootstrap.lock')`,
        folder,
      );
      const early = await Promise.race([
        waiting,
        new Promise((resolve) => setTimeout(resolve, 1_500, 'still waiting')),
      ]);
      expect(early).toBe('still waiting');
      clearInterval(heartbeat);
      rmSync(lock());
      await expect(waiting).resolves.toBe('in');
    });
  });

  describe('building', () => {
    const isBuilt = (): Promise<unknown> => evaluate('build.mjs', 'script.isBuilt(folder)', folder);
    const noteBuild = (): Promise<unknown> =>
      evaluate(
        'build.mjs',
        'script.writeStamp(folder, script.fingerprint(folder)) ?? null',
        folder,
      );

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
