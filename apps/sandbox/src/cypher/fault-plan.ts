import { z } from 'zod';
import { SeededRandom } from '../seeded-random';
import type { ErpProduct } from './erp-product';

/** What goes wrong at the catalogue's routes, as it is set over HTTP. */
export const faultSettings = z
  .strictObject({
    /** Every call is answered with this HTTP status. */
    status: z.int().min(400).max(599).nullable(),
    /** Every call is cut off without an answer. */
    reset: z.boolean(),
    /** Every call is answered with status 200 and this text, as JSON. */
    text: z.string().nullable(),
    /**
     * `status`, `reset` and `text` strike with this probability, from 0 to 1; the same calls for
     * the same `seed`.
     */
    probability: z.number().min(0).max(1),
    seed: z.int(),
    /** Every answer is kept back for so long, in ms. */
    delayMs: z.int().min(0).max(600_000),
    /** These products are served broken: their price is no decimal. */
    malformedIds: z.array(z.string()),
    /** Products by their ids, and fields of any shape that are served in the place of theirs. */
    twists: z.record(z.string(), z.record(z.string(), z.unknown())),
    /** These products are served as they were before their last change. */
    staleIds: z.array(z.string()),
    /** `status`, `reset` and `text` hold for this many calls; null: until they are cleared. */
    times: z.int().positive().nullable(),
  })
  .partial();

export type FaultSettings = z.infer<typeof faultSettings>;

/**
 * What a call has to suffer: an HTTP status or a text instead of its answer, a cut connection, or
 * nothing.
 */
export type CallFault =
  | { kind: 'status'; status: number }
  | { kind: 'text'; text: string }
  | { kind: 'reset' }
  | { kind: 'none' };

/** The faults that are set at the moment. */
export class FaultPlan {
  private settings: FaultSettings = {};
  private chance = new SeededRandom(1, 0);

  /** Sets these faults beside those that are set. */
  set(settings: FaultSettings): void {
    this.settings = { ...this.settings, ...settings };
    if (settings.seed !== undefined) this.chance = new SeededRandom(settings.seed, 0);
  }

  clear(): void {
    this.settings = {};
  }

  get current(): FaultSettings {
    return this.settings;
  }

  /** In ms. */
  get delayMs(): number {
    return this.settings.delayMs ?? 0;
  }

  /** Decides about a call and counts it down. */
  takeCall(): CallFault {
    const {
      status = null,
      reset = false,
      text = null,
      times = null,
      probability = 1,
    } = this.settings;
    if (status === null && !reset && text === null) return { kind: 'none' };
    if (probability < 1 && !this.chance.chance(probability)) return { kind: 'none' };
    if (times !== null) {
      if (times > 1) this.settings = { ...this.settings, times: times - 1 };
      else
        this.settings = { ...this.settings, status: null, reset: false, text: null, times: null };
    }
    if (text !== null) return { kind: 'text', text };
    return status === null ? { kind: 'reset' } : { kind: 'status', status };
  }

  /** What is served in the product's place. */
  disguise(product: ErpProduct, findPrevious: (id: string) => ErpProduct | null): ErpProduct {
    const isStale = this.settings.staleIds?.includes(product.id) ?? false;
    const shown = isStale ? (findPrevious(product.id) ?? product) : product;
    const isMalformed = this.settings.malformedIds?.includes(product.id) ?? false;
    const served = isMalformed
      ? { ...shown, price: { ...shown.price, regular: '12,50 lei' } }
      : shown;
    return { ...served, ...this.settings.twists?.[product.id] };
  }
}
