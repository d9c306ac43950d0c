/** How a loop calls the shop. */
export interface LoopPlan {
  /** Items in a call. */
  readonly batch: number;
  /** Calls in flight. */
  readonly concurrency: number;
  /** Calls of each worker, one after the other. */
  readonly rounds: number;
}

/** How fast the best loop was, and which one that was. */
export interface LoopRate extends Omit<LoopPlan, 'rounds'> {
  readonly itemsPerSecond: number;
}

const BATCHES = [50, 100] as const;
const CONCURRENCIES = [1, 2, 3, 4, 8, 10] as const;
/** Loops that bring so much of the best one's are as good, as far as one round tells. */
const AS_GOOD = 0.97;
const FINALISTS = 2;

/**
 * Finds the best size of a call and number of calls in flight. One round of small calls shows which
 * numbers of calls are good; the fewest of these are measured longer, with calls of both sizes.
 * @param run runs a loop, and answers how many seconds it took
 * @param rounds of the longer measurement
 */
export async function bestLoop(
  run: (plan: LoopPlan) => Promise<number>,
  rounds: number,
): Promise<LoopRate> {
  const rate = async (plan: LoopPlan): Promise<LoopRate> => {
    const { batch, concurrency } = plan;
    const items = batch * concurrency * plan.rounds;
    return { batch, concurrency, itemsPerSecond: items / (await run(plan)) };
  };
  const first: LoopRate[] = [];
  for (const concurrency of CONCURRENCIES)
    first.push(await rate({ batch: BATCHES[0], concurrency, rounds: 1 }));
  const bar = AS_GOOD * fastest(first).itemsPerSecond;
  const good = first.filter(({ itemsPerSecond }) => itemsPerSecond >= bar).slice(0, FINALISTS);
  const second: LoopRate[] = [];
  for (const { concurrency } of good) {
    for (const batch of BATCHES) second.push(await rate({ batch, concurrency, rounds }));
  }
  return fastest(second);
}

/** A loop's plan in words, as in `2 × 100`. */
export function loopText({ batch, concurrency }: Omit<LoopPlan, 'rounds'>): string {
  return `${concurrency} × ${batch}`;
}

/** Seconds for all tasks, so many at a time. */
export async function timed<T>(
  workers: number,
  tasks: readonly T[],
  work: (task: T) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) await work(task);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return (performance.now() - startedAt) / 1_000;
}

function fastest(rates: readonly LoopRate[]): LoopRate {
  return rates.reduce((best, one) => (one.itemsPerSecond > best.itemsPerSecond ? one : best));
}
