import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import type { LabShop } from '../../faults/lab/parts/lab-shop';

/** A product that was ordered. */
export interface Bought {
  readonly sku: string;
  readonly quantity: number;
}

/** Those who use the shop itself: customers who order, and people who edit products by hand. */
export class People {
  /** By order: what was bought, for the ERP to hear of. */
  readonly bought = new Map<number, readonly Bought[]>();
  /** SKUs whose price somebody changed since the last forced full sync: only that reads prices. */
  readonly repriced = new Set<string>();

  constructor(
    private readonly shop: LabShop,
    private readonly random: SeededRandom,
  ) {}

  /** So many orders at one moment. */
  order(count: number): void {
    for (let number = 0; number < count; number += 1) {
      const wanted = this.wares;
      if (wanted.length === 0) return;
      const lines = Array.from({ length: this.random.pick([1, 1, 2]) }, () => ({
        product: this.random.pick(wanted),
        quantity: this.random.between(1, 3),
      }));
      const id = this.shop.order(
        lines.map(({ product, quantity }) => ({ productId: product.id, quantity })),
      );
      this.bought.set(
        id,
        lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
      );
    }
  }

  /** Somebody changes a product past the ERP. */
  async meddle(): Promise<void> {
    const wares = this.wares;
    if (wares.length === 0) return;
    const { sku } = this.random.pick(wares);
    const what = this.random.pick(['price', 'hide', 'trash', 'delete'] as const);
    if (what === 'price') {
      this.repriced.add(sku);
      await this.shop.editByHand(sku, { regular_price: '1.00' });
    } else if (what === 'hide') await this.shop.editByHand(sku, { status: 'draft' });
    else if (what === 'delete') this.shop.deleteByHand(sku);
    else this.shop.trashByHand(sku);
  }

  /** What a customer finds: products without variants, of which enough are there. */
  private get wares(): StoreProduct[] {
    return [...this.shop.double.catalogue.products.values()].filter(
      ({ parentId, type, status, stock_quantity }) =>
        parentId === 0 &&
        type === 'simple' &&
        status === 'publish' &&
        stock_quantity !== null &&
        stock_quantity > 5,
    );
  }
}
