import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { FreeCapacity, itemsBySecond, leastRatio, secondsUntilFull } from '../bare/free-capacity';
import { teach } from '../measuring/lessons';
import { inFlight, inFlightNote, Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';

const SECOND_MS = 1_000;
const WINDOW_SECONDS = 10;

/** What changes at once. */
export interface NoisyOptions {
  readonly items: number;
}

/**
 * A long burst on a shop whose neighbours take half of its two cores every other half a minute,
 * beside an oracle that knows at every moment what they leave.
 */
export async function noisy(world: BenchWorld, { items }: NoisyOptions): Promise<Figures> {
  await world.settle(900_000);
  await world.ready('measured');
  // The same shop without the noise.
  await teach(world, await world.erp.products(items), 'measured');
  const products = await world.erp.products(items);
  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  await world.shop.setPreset('noisy');
  const free = new FreeCapacity(await world.shop.model(), Date.now());
  await changes.change(products.map(pricedProduct));
  const { figures, journal } = await measurement.endOf('noisy', changes);
  const { lane } = await world.status();

  const starts = journal.calls.map(({ startedAt }) => startedAt);
  const from = Math.min(...starts);
  const seconds = Math.floor((Math.max(...starts) - from) / SECOND_MS);
  const done = itemsBySecond(journal, from, seconds);
  const could = done.map((_, second) =>
    free.items(from + second * SECOND_MS, from + (second + 1) * SECOND_MS),
  );
  const backAfter = free.ends(from + seconds * SECOND_MS).map((end) => {
    return secondsUntilFull(done, could, Math.floor((end - from) / SECOND_MS));
  });
  return told(figures, { items, done, could, backAfter, callsInFlight: inFlight(journal).mean }, [
    inFlightNote(journal, lane),
  ]);
}

/** What was done and could have been by second, and how soon full speed was back each time. */
interface Course {
  readonly items: number;
  readonly done: readonly number[];
  readonly could: readonly number[];
  readonly backAfter: readonly (number | null)[];
  readonly callsInFlight: number;
}

function told(
  figures: Figures,
  { items, done, could, backAfter, callsInFlight }: Course,
  notes: readonly string[],
): Figures {
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  const known = backAfter.filter((seconds) => seconds !== null);
  const least = rounded(leastRatio(done, could, WINDOW_SECONDS));
  const ofOracle = rounded(sum(done) / sum(could));
  const backText = backAfter
    .map((seconds) => (seconds === null ? 'not' : `${seconds} s`))
    .join(', ');
  return {
    ...figures,
    lowerLimitCalls: Math.ceil(items / 100),
    itemsPerSecond: rounded(sum(done) / done.length),
    own: {
      ofOracle,
      callsInFlight,
      [`leastOver${WINDOW_SECONDS}s`]: least,
      ...(known.length === 0 ? {} : { fullSpeedAfterSeconds: Math.max(...known) }),
    },
    notes: [
      `${items} prices at once, store noisy: ${ofOracle} of what the others leave, ${least} in the worst ${WINDOW_SECONDS} s`,
      `full speed back after the noise: ${backText === '' ? 'it did not end' : backText}`,
      `items by second: ${done.map((count) => Math.round(count)).join(' ')}`,
      ...notes,
    ],
  };
}
