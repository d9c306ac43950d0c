import { WooCommerceError } from '../../domain/woocommerce.errors';
import { mustBeWell, type Asked } from './whose-fault';

/**
 * What came of a call about many parts: its answers, and the parts that were not taken, each with
 * its error.
 */
export interface Halved<P, A> {
  readonly answers: readonly A[];
  readonly notTaken: ReadonlyMap<P, WooCommerceError>;
}

/**
 * So many parts of calls that are not taken alone by a side that is well, while it takes no other,
 * are no fault of theirs.
 */
export const MOST_SUSPECTS = 2;

/** Whom a call is made to that may be halved. */
export interface AskedInHalves extends Asked {
  /**
   * Whether its probe is a call of the same kind. Then an answer to it proves that such calls are
   * taken, and a part that is not is to blame whatever becomes of the others.
   */
  readonly probesSameCall?: true;
}

/**
 * Makes a call about many parts that may be made again, and halves what is not taken until the part
 * that spoils it stands alone: a firewall may dislike one SKU, or an answer may hold one product
 * that cannot be read. A cheap read tells a refused call from a shop, or an ERP, that is unwell,
 * whose fault is thrown.
 */
export async function inHalves<P, A>(
  asked: AskedInHalves,
  parts: readonly P[],
  call: (parts: readonly P[]) => Promise<readonly A[]>,
): Promise<Halved<P, A>> {
  const answers: A[] = [];
  const notTaken = new Map<P, WooCommerceError>();
  let hasTakenAny = asked.probesSameCall === true;
  const waiting = parts.length === 0 ? [] : [parts];
  for (let portion = waiting.shift(); portion !== undefined; portion = waiting.shift()) {
    try {
      answers.push(...(await call(portion)));
      hasTakenAny = true;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      await mustBeWell(asked, error);
      const [only] = portion;
      if (portion.length > 1) waiting.unshift(...halvesOf(portion));
      else if (only !== undefined) notTaken.set(only, error);
      if (!hasTakenAny && notTaken.size === MOST_SUSPECTS) throw error;
    }
  }
  return { answers, notTaken };
}

/** The parts of a call as two smaller ones; the first has one more where they are odd. */
export function halvesOf<P>(parts: readonly P[]): [readonly P[], readonly P[]] {
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle), parts.slice(middle)];
}
