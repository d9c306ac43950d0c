import { setTimeout as delay } from 'node:timers/promises';
import type { ShopModel, VisitorLoad } from './bench-shop';
import type { BenchWorld } from './bench-world';
import type { Latency } from '../measuring/figures';

/**
 * A page costs what a cheap read does. The shop of fact 52 takes longer, but then so few come in
 * a minute that nothing can be said of the slowest of them: at 60 ms and 0.3 of two cores it is ten
 * a second.
 */
const PAGE_MS = 60;
/** Fewer views tell no percentiles. */
const FEWEST_VIEWS = 400;
const LOOK_MS = 200;

/** What visitors noticed, and what calls used of the processor time that they left. */
export interface VisitorStay<T> {
  readonly views: number;
  readonly latencyMs: Latency;
  /** 1 is all of it. */
  readonly cpuOfFree: number;
  /** What was done meanwhile. */
  readonly result: T;
}

/** Visitors who need this share of the shop's processor. */
export function loadOf(share: number, { cores }: ShopModel): VisitorLoad {
  return { perSecond: (share * cores * 1_000) / PAGE_MS, pageMs: PAGE_MS, seed: 1 };
}

/**
 * Lets visitors come anew, the same ones each time, until something is done.
 * @throws Error where none of them was served
 */
export async function stayWhile<T>(
  { shop }: BenchWorld,
  load: VisitorLoad,
  cores: number,
  work: () => Promise<T>,
): Promise<VisitorStay<T>> {
  // Nobody whom an earlier load made wait is to be in the way.
  await shop.visitorsStay();
  while ((await shop.visitors()).waiting > 0) await delay(LOOK_MS);
  const before = await shop.visitorsCome(load);
  const startedAt = performance.now();
  const result = await work();
  const after = await shop.visitors();
  const allMs = cores * (performance.now() - startedAt);
  if (after.latencyMs === null) throw new Error('No visitor was served');
  const freeMs = allMs - (after.visitorsMs - before.visitorsMs);
  const cpuOfFree = (after.callsMs - before.callsMs) / freeMs;
  return { views: after.views, latencyMs: after.latencyMs, cpuOfFree, result };
}

/** Waits until so many pages were shown that percentiles mean something. */
export async function untilEnoughViews({ shop }: BenchWorld): Promise<void> {
  while ((await shop.visitors()).views < FEWEST_VIEWS) await delay(LOOK_MS);
}

/** The visitors' p95 in words. */
export function stayText({ latencyMs, views }: VisitorStay<unknown>): string {
  return `${latencyMs.p95} ms (${views} views)`;
}
