import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../../browser/support/browser';
import { type Figures, figuresOf, latencyOf, rounded } from '../../measuring/figures';
import type { BenchWorld } from '../../world/bench-world';
import { recordsOf, type RecordsSize } from './records';

/** How much is looked at, and for how long. */
export interface PageOptions extends RecordsSize {
  readonly views: number;
  readonly pages: number;
  readonly seconds: number;
}

const SCROLL_MS = 5_000;
const STEP_PX = 40;

/**
 * The operator's page with a full ledger: its first view, its scrolling, and what watching costs.
 */
export async function* page(
  world: BenchWorld,
  { views, pages, seconds, ...size }: PageOptions,
): AsyncGenerator<Figures> {
  for (const statement of recordsOf(size)) await world.run(statement);
  const browser = await startBrowser();
  try {
    yield await firstViews(browser, world, views);
    yield await scrolling(browser, world);
    yield await watching(browser, world, pages, seconds);
  } finally {
    await browser.close();
  }
}

/** From the address of the page until its first screen is told, each time with nothing cached. */
async function firstViews(browser: Browser, world: BenchWorld, views: number): Promise<Figures> {
  const durations: number[] = [];
  let scriptBytes = 0;
  const startedAt = performance.now();
  for (let view = 0; view < views; view += 1) {
    const state = await signedIn(browser, world);
    const context = await browser.newContext({ storageState: state });
    const visited = await context.newPage();
    scriptBytes = 0;
    visited.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scriptBytes += Number(response.headers()['content-length'] ?? 0);
    });
    const began = performance.now();
    await visited.goto(`${world.serviceUrl}/`);
    await visited.getByRole('region', { name: 'Shop', exact: true }).waitFor();
    durations.push(performance.now() - began);
    await context.close();
  }
  return figuresOf({
    scenario: 'page first view',
    offered: views,
    latencyMs: latencyOf(durations),
    wallSeconds: rounded((performance.now() - startedAt) / 1_000),
    own: { scriptKilobytes: rounded(scriptBytes / 1_000) },
  });
}

/** Frames of the list of changes while it is scrolled without a pause. */
async function scrolling(browser: Browser, world: BenchWorld): Promise<Figures> {
  const context = await browser.newContext({ storageState: await signedIn(browser, world) });
  const visited = await context.newPage();
  await visited.goto(`${world.serviceUrl}/changes`);
  await visited.getByRole('table').waitFor();
  const frames = await visited.evaluate<number[]>(FRAMES_WHILE_SCROLLING);
  const rows = await rowsSeen(visited);
  await context.close();
  const slow = frames.filter((frame) => frame > 1_000 / 30).length;
  return figuresOf({
    scenario: 'page scrolling',
    latencyMs: latencyOf(frames),
    wallSeconds: SCROLL_MS / 1_000,
    own: {
      framesPerSecond: rounded((frames.length * 1_000) / SCROLL_MS),
      slowFrames: slow,
      rowsPassed: rows,
    },
    notes: ['latency: of a frame'],
  });
}

/** Runs in the page: the times between its frames, in ms, while its list is scrolled. */
const FRAMES_WHILE_SCROLLING = `new Promise((resolve) => {
  const list = document.querySelector('[role=table]').parentElement;
  const frames = [];
  const began = performance.now();
  let last = began;
  const step = (now) => {
    frames.push(now - last);
    last = now;
    if (now - began > ${SCROLL_MS}) { resolve(frames.slice(1)); return; }
    list.scrollTop += ${STEP_PX};
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

async function rowsSeen(visited: Page): Promise<number> {
  const row = visited.getByRole('row').last();
  return Number(await row.getAttribute('aria-rowindex'));
}

/** What open pages cost the service, in shares of a core. */
async function watching(
  browser: Browser,
  world: BenchWorld,
  pages: number,
  seconds: number,
): Promise<Figures> {
  const quiet = await shareOfCore(world, seconds);
  const state = await signedIn(browser, world);
  const contexts = await Promise.all(
    Array.from({ length: pages }, async () => {
      const context = await browser.newContext({ storageState: state });
      const visited = await context.newPage();
      await visited.goto(`${world.serviceUrl}/`);
      await visited.getByRole('region', { name: 'Shop', exact: true }).waitFor();
      return context;
    }),
  );
  const watched = await shareOfCore(world, seconds);
  await Promise.all(contexts.map((context) => context.close()));
  return figuresOf({
    scenario: `page ${pages} open`,
    wallSeconds: seconds,
    own: { coreShareQuiet: rounded(quiet), coreShareWatched: rounded(watched) },
  });
}

async function shareOfCore(world: BenchWorld, seconds: number): Promise<number> {
  const before = world.cpuMs() ?? 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return ((world.cpuMs() ?? 0) - before) / (seconds * 1_000);
}

/** The cookies of somebody who has just signed in. */
async function signedIn(browser: Browser, world: BenchWorld) {
  const context = await browser.newContext();
  const visited = await context.newPage();
  await visited.goto(`${world.serviceUrl}/sign-in#token=${world.token}`);
  await visited.waitForURL((url) => url.pathname === '/');
  const state = await context.storageState();
  await context.close();
  return state;
}
