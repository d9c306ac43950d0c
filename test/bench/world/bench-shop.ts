import type { Latency } from '../measuring/figures';
import { jsonCall } from './json-call';

/** One write that the shop applied. */
export interface AppliedWrite {
  readonly sequence: number;
  /** When, in milliseconds. */
  readonly at: number;
  readonly resource: string;
  readonly id: number;
  readonly sku: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly callId: number;
}

/** One call that the shop answered. */
export interface ShopCall {
  readonly callId: number;
  readonly method: string;
  readonly route: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly status: number | null;
  readonly writes: number;
}

/** A place in the shop's journal. */
export interface JournalMark {
  readonly sequence: number;
  readonly calls: number;
}

/** What the shop's journal shows from some moment on. */
export interface JournalView {
  readonly entries: readonly AppliedWrite[];
  readonly calls: readonly ShopCall[];
}

/** How fast the shop is. */
export const PRESETS = ['instant', 'fast', 'measured', 'small', 'big', 'noisy'] as const;
export type Preset = (typeof PRESETS)[number];

/** A product as the shop names it. */
export interface ShopProduct {
  readonly id: number;
  readonly sku: string;
}

/** What the shop's speed is made of; times in milliseconds of a core. */
export interface ShopModel {
  readonly perCall: number;
  readonly perUpdateTrimmed: number;
  readonly cores: number;
  readonly noise?: {
    readonly others: number;
    readonly loudSeconds: number;
    readonly quietSeconds: number;
  };
}

/** Visitors who come by chance. */
export interface VisitorLoad {
  readonly perSecond: number;
  readonly pageMs: number;
  readonly seed: number;
}

/** How the visitors fared who came last, and the shop's processor time since its start. */
export interface VisitorReport {
  readonly views: number;
  readonly waiting: number;
  readonly latencyMs: Latency | null;
  readonly callsMs: number;
  readonly visitorsMs: number;
}

/** A product that was added, with its variations, by their ids. */
export interface SeededProduct {
  readonly id: number;
  readonly variations: readonly number[];
}

/** A stock as the shop shows it, with what customers have bought of it. */
export interface ShownStock {
  readonly id: number;
  readonly sku: string;
  readonly shown: number;
  readonly sold: number;
}

/** The shop's double, by its control route. */
export class BenchShop {
  constructor(
    readonly url: string,
    readonly key: { readonly key: string; readonly secret: string },
  ) {}

  /** Sets how fast it is. */
  async setPreset(preset: Preset): Promise<void> {
    await this.control('PATCH', '/behaviour', { preset });
  }

  /** How fast it is now. */
  async model(): Promise<ShopModel> {
    return (await this.control<{ model: ShopModel }>('GET', '/behaviour')).model;
  }

  /** Lets visitors come from now on, and counts them anew. */
  visitorsCome(load: VisitorLoad): Promise<VisitorReport> {
    return this.control('PUT', '/visitors', load);
  }

  /** Lets no more come; those who are there are served. */
  visitorsStay(): Promise<VisitorReport> {
    return this.control('DELETE', '/visitors');
  }

  /** How they have fared so far. */
  visitors(): Promise<VisitorReport> {
    return this.control('GET', '/visitors');
  }

  /** Lets its host answer 502 from now on. */
  async goAway(): Promise<void> {
    await this.control('POST', '/faults', { kind: 'bad-gateway' });
  }

  /** Lets it answer again. */
  async comeBack(): Promise<void> {
    await this.control('DELETE', '/faults');
  }

  /** Adds products with their `variations`, past its API and at once. Answers their ids. */
  async seed(products: readonly object[]): Promise<readonly SeededProduct[]> {
    const { made } = await this.control<{ made: readonly SeededProduct[] }>('POST', '/seed', {
      products,
    });
    return made;
  }

  /** Places orders. */
  async placeOrders(orders: readonly object[]): Promise<void> {
    await this.control('POST', '/orders', { orders });
  }

  /**
   * What may come between the reading of a stock and its writing, and how late orders show theirs.
   */
  async setStockTiming(stockWindowMs: number, stockShownAfterMs: number): Promise<void> {
    await this.control('PATCH', '/behaviour', { stockWindowMs, stockShownAfterMs });
  }

  /**
   * A customer buys, if the shop shows as many pieces: answers the order, null for none, and how
   * many pieces of that product customers have bought by now.
   */
  checkOut(
    productId: number,
    quantity: number,
  ): Promise<{ readonly orderId: number | null; readonly sold: number }> {
    return this.control('POST', '/checkouts', { productId, quantity });
  }

  /** All that it counts, at one moment. */
  async stock(): Promise<readonly ShownStock[]> {
    const { stock } = await this.control<{ stock: readonly [number, string, number, number][] }>(
      'GET',
      '/stock',
    );
    return stock.map(([id, sku, shown, sold]) => ({ id, sku, shown, sold }));
  }

  /** Number of the last write so far, for `journal`. */
  async mark(): Promise<JournalMark> {
    // In numbers: to tell all of it would keep the double from its visitors and calls.
    const { items, calls } = await this.control<{ items: number; calls: number }>(
      'GET',
      '/journal/summary',
    );
    return { sequence: items, calls };
  }

  /** What was written and called since the mark. */
  async journal(mark: JournalMark): Promise<JournalView> {
    const view = await this.control<JournalView>('GET', `/journal?since=${mark.sequence}`);
    return { entries: view.entries, calls: view.calls.filter(({ callId }) => callId > mark.calls) };
  }

  /** What was written after this number, without the calls. */
  async writesAfter(sequence: number): Promise<readonly AppliedWrite[]> {
    return (await this.control<JournalView>('GET', `/journal?since=${sequence}&calls=false`))
      .entries;
  }

  private control<T>(method: string, path: string, body?: unknown): Promise<T> {
    return jsonCall<T>(method, `${this.url}/_control${path}`, body);
  }
}

/** The calls that write. */
export function writeCallsOf({ calls }: JournalView): ShopCall[] {
  return calls.filter(({ method, writes }) => method !== 'GET' && writes > 0);
}
