import { Injectable } from '@nestjs/common';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { SecondTries, type TriedReport } from '../sending/second-tries';
import { countsForAny } from './variant-results';

/** What became of variations that were to be hidden. */
export interface Hiding {
  /** The shop's fault that ended it early. */
  readonly fault: WooCommerceError | null;
  /** Variants whose variations the shop shows to be private. */
  readonly hidden: ReadonlySet<string>;
}

/** Hides variations that the shop would sell in the place of others. */
@Injectable()
export class HiddenVariations {
  constructor(private readonly tries: SecondTries) {}

  /**
   * Makes variations private that lost their option, so that nobody buys them in the place of
   * others. Answers those that the shop shows to be private, and its fault where it was not well.
   */
  async hide(
    record: DeliveryRecord,
    store: StoreClient,
    { writes, results: taken }: TriedReport,
  ): Promise<Hiding> {
    const hiding = new Map<string, ProductWrite>();
    for (const [id, { productId, version, parent }] of writes) {
      const result = taken.get(id);
      if (parent === undefined || result?.kind !== 'written' || !countsForAny(result)) continue;
      const { storeProductId } = result;
      const fields = { status: 'private' } as const;
      hiding.set(id, { kind: 'update', productId, version, storeProductId, parent, fields });
    }
    if (hiding.size === 0) return { fault: null, hidden: new Set() };
    const { fault, results } = await this.tries.deliver(store, record, hiding, new Map(), {
      oneParentPerCall: true,
    });
    const hidden = [...hiding.keys()].filter((id) => {
      const result = results.get(id);
      return result?.kind === 'written' && result.shownStatus === 'private';
    });
    return { fault, hidden: new Set(hidden) };
  }
}
