import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const RULES = '.dependency-cruiser.cjs';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
}

const product = 'libs/woocommerce-sync/src';

/** One file per rule that breaks it: its path and its content. */
const PLANTS: Readonly<Record<string, readonly [file: string, content: string]>> = {
  'no-circular': ['libs/platform/src/planted-circle-a.ts', `export * from './planted-circle-b';`],
  'domain-is-pure': [`${product}/domain/planted-file.ts`, `export * from 'node:fs';`],
  'application-knows-the-domain-only': [
    `${product}/application/planted-platform.ts`,
    `export * from '@cypher/platform';`,
  ],
  'application-uses-no-driver': [
    `${product}/application/planted-driver.ts`,
    `export * from 'ioredis';`,
  ],
  'nothing-reaches-api-or-infrastructure': [
    `${product}/domain/planted-reach.ts`,
    `export * from '../infrastructure/planted-target';`,
  ],
  'api-stays-out-of-infrastructure': [
    `${product}/api/planted-shortcut.ts`,
    `export * from '../infrastructure/planted-target';`,
  ],
  'infrastructure-stays-out-of-api': [
    `${product}/infrastructure/planted-shortcut.ts`,
    `export * from '../api/planted-target';`,
  ],
  'platform-knows-nothing-of-woocommerce': [
    'libs/platform/src/planted-shop.ts',
    `export * from '@cypher/woocommerce-sync';`,
  ],
  'shop-text-is-pure': ['libs/shop-text/src/planted-file.ts', `export * from 'node:fs';`],
  'libraries-through-their-index': [
    'apps/sync/src/planted-back-door.ts',
    `export * from '../../../libs/platform/src/config/load-settings';`,
  ],
  'sandbox-and-product-never-meet': [
    'apps/sandbox/src/planted-meeting.ts',
    `export * from '@cypher/woocommerce-sync';`,
  ],
  'product-and-sandbox-never-meet': [
    'apps/sync/src/planted-meeting.ts',
    `export * from '../../sandbox/src/planted-target';`,
  ],
  'axios-at-the-two-http-doors': ['apps/sync/src/planted-call.ts', `export * from 'axios';`],
  'bullmq-in-queue': [
    `${product}/infrastructure/events/planted-queue.ts`,
    `export * from 'bullmq';`,
  ],
  'typeorm-in-persistence': ['apps/sync/src/planted-record.ts', `export * from 'typeorm';`],
  'page-and-service-meet-over-http-alone': [
    'apps/dashboard/src/planted-inside.ts',
    `export * from '../../../libs/platform/src/planted-circle-a';`,
  ],
  'nothing-imports-the-page': [
    'apps/sync/src/planted-view.ts',
    `export * from '../../dashboard/src/planted-target';`,
  ],
  'no-dev-dependency-in-the-product': [
    'libs/platform/src/planted-tool.ts',
    `export * from 'commander';`,
  ],
};

const TARGETS: readonly (readonly [file: string, content: string])[] = [
  ['libs/platform/src/planted-circle-b.ts', `export * from './planted-circle-a';`],
  [`${product}/infrastructure/planted-target.ts`, 'export const target = 1;'],
  [`${product}/api/planted-target.ts`, 'export const target = 1;'],
  ['apps/dashboard/src/planted-target.ts', 'export const target = 1;'],
  ['apps/sandbox/src/planted-target.ts', 'export const target = 1;'],
];

/**
 * Runs the checks of `npm run check:deps` on a tree. It ends with an error code where it finds
 * violations.
 */
function cruise(folder: string): Promise<Cruise> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', RULES, '--output-type', 'json', 'apps', 'libs'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [tool, ...options],
      { cwd: folder, maxBuffer: 256 * 1024 ** 2 },
      (_, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout) as Cruise);
        } catch {
          reject(new Error(`dependency-cruiser failed: ${stderr}`));
        }
      },
    );
  });
}

/** A copy of the tree that shares the installed packages. */
function copyOfTheTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'cypher-fences-'));
  for (const part of ['apps', 'libs', 'package.json', 'tsconfig.json', RULES]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function plant(copy: string, [file, content]: readonly [file: string, content: string]): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), `${content}\n`);
}

describe('the fences between the parts', () => {
  it('hold in this tree, and the check has read it', async () => {
    const { summary } = await cruise(root);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  });

  describe('catch a planted violation', () => {
    const { forbidden } = createRequire(__filename)(join(root, RULES)) as Rules;
    const copy = copyOfTheTree();
    let caught: Cruise['summary']['violations'];

    beforeAll(async () => {
      for (const file of [...Object.values(PLANTS), ...TARGETS]) plant(copy, file);
      caught = (await cruise(copy)).summary.violations;
    });
    afterAll(() => {
      rmSync(copy, { recursive: true });
    });

    it.each(forbidden.map(({ name }) => name))('of %s', (name) => {
      const [file] = PLANTS[name] ?? ['nothing was planted for this rule'];
      expect(caught.filter(({ rule }) => rule.name === name).map(({ from }) => from)).toContain(
        file,
      );
    });
  });
});
