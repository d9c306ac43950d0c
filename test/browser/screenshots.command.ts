import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Browser } from 'playwright-core';
import { startBrowser } from './support/browser';
import { type SceneAddresses, setScene } from './support/scene';
import { type ScreenOfScene, screensOf } from './support/screens';

const ROOT = join(__dirname, '../..');
const PATIENCE_MS = 15_000;

/** How each screen is looked at. */
const LOOKS = [
  { name: 'wide-light', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'wide-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'narrow-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'narrow-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

const program = new Command('screenshots')
  .description('Writes a picture of each screen of the page into docs/screenshots/')
  .option('--into <folder>', 'where they are written', join(ROOT, 'docs', 'screenshots'))
  .action(async ({ into }: { into: string }) => {
    const sandbox = await startSandbox();
    try {
      await takeAll(sandbox.addresses, into);
    } finally {
      sandbox.child.kill('SIGTERM');
      await once(sandbox.child, 'exit');
    }
  });

interface Sandbox {
  readonly child: ChildProcess;
  readonly addresses: SceneAddresses;
}

/** Starts what `npm start` starts, and reads its banner. */
async function startSandbox(): Promise<Sandbox> {
  const child = spawn(process.execPath, ['apps/sandbox/bootstrap/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    for (const [name, pattern] of Object.entries(IN_BANNER)) {
      const value = pattern.exec(line)?.[1];
      if (value !== undefined) found.set(name, value);
    }
    if (found.size === Object.keys(IN_BANNER).length) break;
  }
  child.stdout.resume();
  const { service = '', shop = '', erp = '', token = '' } = Object.fromEntries(found);
  if (token === '') throw new Error('The sandbox did not start');
  return { child, addresses: { service, shop, erp, token } };
}

/** Where the banner tells what. */
const IN_BANNER = {
  service: /^Service +(\S+)/,
  shop: /^Shop +embedded +(\S+)/,
  erp: /^Cypher ERP +embedded +(\S+)/,
  token: /^Page .*#token=(\S+)/,
};

async function takeAll(addresses: SceneAddresses, folder: string): Promise<void> {
  const screens = screensOf(await setScene(addresses));
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const look of LOOKS) await takeOf(browser, addresses, { screens, look, folder });
  } finally {
    await browser.close();
  }
}

async function takeOf(
  browser: Browser,
  { service, token }: SceneAddresses,
  {
    screens,
    look,
    folder,
  }: { screens: readonly ScreenOfScene[]; look: (typeof LOOKS)[number]; folder: string },
): Promise<void> {
  const { name: lookName, width, height, colorScheme } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Bucharest',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${service}/sign-in#token=${token}`);
  await page.waitForURL((url) => url.pathname === '/');
  for (const { name, path } of screens) {
    await page.goto(`${service}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: PATIENCE_MS });
    await page
      .locator('[role=status] .mantine-Skeleton-root')
      .first()
      .waitFor({ state: 'detached' });
    await page.screenshot({ path: join(folder, `${name}-${lookName}.png`) });
    process.stdout.write(`${name}-${lookName}.png\n`);
  }
  await context.close();
}

void program.parseAsync();
