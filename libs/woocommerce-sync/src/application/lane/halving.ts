import { RateLimitError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { StoreClient } from '../ports/store-client.port';
import { notBack } from './fault-of-the-shop';

/** What came of a call about many parts: its answers, and the parts that the shop does not take, each with its error. */
export interface Halved<P, A> {
  readonly answers: readonly A[];
  readonly spoilt: ReadonlyMap<P, WooCommerceError>;
}

/** So many parts that a shop, well otherwise, does not take alone, while it takes no other, are no fault of theirs. */
const MOST_SUSPECTS = 2;

/**
 * Makes a call about many parts that may be made again, and halves what the shop does not take until the part that spoils it
 * stands alone: a firewall may dislike one SKU, or an answer may hold one product that cannot be read. A cheap read tells
 * a spoilt call from a shop that is unwell, whose fault is thrown.
 */
export async function inHalves<P, A>(
  store: StoreClient,
  parts: readonly P[],
  call: (parts: readonly P[]) => Promise<readonly A[]>,
): Promise<Halved<P, A>> {
  const answers: A[] = [];
  const spoilt = new Map<P, WooCommerceError>();
  let hasTakenAny = false;
  const waiting = parts.length === 0 ? [] : [parts];
  for (let portion = waiting.shift(); portion !== undefined; portion = waiting.shift()) {
    try {
      answers.push(...(await call(portion)));
      hasTakenAny = true;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      await mustBeWell(store, error);
      const [only] = portion;
      if (portion.length > 1) {
        const middle = Math.ceil(portion.length / 2);
        waiting.unshift(portion.slice(0, middle), portion.slice(middle));
      } else if (only !== undefined) spoilt.set(only, error);
      if (!hasTakenAny && spoilt.size === MOST_SUSPECTS) throw error;
    }
  }
  return { answers, spoilt };
}

/** Throws the shop's fault unless the shop answers a cheap read. One that limits our rate is not asked. */
async function mustBeWell(store: StoreClient, error: WooCommerceError): Promise<void> {
  if (error instanceof RateLimitError || error.fault === 'erp') throw error;
  try {
    await store.probe();
  } catch (probeError) {
    throw notBack(probeError);
  }
}
