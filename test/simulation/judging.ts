import { soldPieces } from '../faults/checker/sold-pieces';
import type { ErpProduct } from '../../apps/sandbox/src/cypher/erp-product';
import { currentPrice } from '../../apps/sandbox/src/store/products/pricing/product-sale';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import type { Evidence, Violation } from '../faults/checker/evidence';
import { isArchived, shownOf } from '../faults/checker/expected-product';
import { judge } from '../faults/checker/judge';
import { type Query, readLedger, readTables } from '../faults/checker/read-ledger';
import { type Claim, CLAIMS, untruthsIn } from '../faults/checker/truth';
import type { HeardOrder } from '../faults/lab/parts/heard-orders';
import type { LabErp } from '../faults/lab/parts/lab-erp';
import type { LabShop } from '../faults/lab/parts/lab-shop';
import { SECRETS } from '../support/world/surroundings';
import type { People } from './life/people';
import type { SimulatedTime } from './simulated-time';

/**
 * The shop reckons its prices anew once a minute: so near the beginning or end of a sale nobody can
 * say what it asks.
 */
const UNSETTLED_MS = 120_000;

/** What a month is judged by. */
export interface Grounds {
  readonly time: SimulatedTime;
  readonly query: Query;
  readonly erp: LabErp;
  readonly shop: LabShop;
  readonly people: People;
  readonly heard: readonly HeardOrder[];
}

/** Holds the service against what must always hold, at a moment at which nothing waits. */
export class Judging {
  /** What was done by hand before has been looked for by a full sync, in milliseconds. */
  handsSeenUntil = 0;

  constructor(private readonly grounds: Grounds) {}

  /** T, and what customers pay: looked at every day, as it costs little. */
  async truth(): Promise<Violation[]> {
    const { query, shop, erp } = this.grounds;
    const claims = await query<Claim>(CLAIMS);
    const { products } = shop.double.catalogue;
    const shown = new Map(
      claims.map(({ productId, storeProductId }) => {
        const product = products.get(storeProductId);
        return [productId, product === undefined ? null : shownOf(product, products.values())];
      }),
    );
    const isTouchedByHand = ({ storeProductId }: Claim): boolean => this.isTouched(storeProductId);
    const facts = { shown, erp: erp.history, erpLagMs: 0, isTouchedByHand };
    return [...untruthsIn(claims, facts).values(), ...this.wrongPrices(claims)];
  }

  /** Everything. */
  async all(unrest: string | null): Promise<Violation[]> {
    return [
      ...judge(await this.evidence(unrest)),
      ...(await this.truth()),
      ...(await this.failures()),
    ];
  }

  private async evidence(unrest: string | null): Promise<Evidence> {
    const { query, shop, erp, heard } = this.grounds;
    const { journal, catalogue, orders } = shop.double;
    return {
      unrest,
      ...(await readLedger(query)),
      lies: [],
      erp: this.untouched(erp.history),
      journal: journal.entries,
      calls: journal.calls,
      products: [...catalogue.products.values()],
      categoryNames: new Map([...catalogue.categories.values()].map(({ id, name }) => [id, name])),
      erpCategoryNames: new Map(erp.cypher.state().categories.map(({ id, name }) => [id, name])),
      handEdits: shop.handEdits,
      shopRestoredAt: shop.restoredAt,
      sold: soldPieces(orders.orders.values()),
      orderIds: [...orders.orders.keys()],
      heard,
      texts: await readTables(query),
      secrets: Object.values(SECRETS),
      // The process of the test is no process of the service's own.
      peakRssMb: 0,
    };
  }

  /** Nothing in this life is the fault of a product, so that none may fail for good. */
  private async failures(): Promise<Violation[]> {
    const { items } = await readLedger(this.grounds.query);
    return items
      .filter(({ status, errorCode }) => status === 'failed' && errorCode !== 'ERP_PRODUCT_MISSING')
      .map(({ syncType, productId, errorCode }) => ({
        invariant: 'S',
        detail: `${syncType} of ${productId} failed for good: ${errorCode}`,
      }));
  }

  /** Without those that somebody has changed in the shop, and that nobody has looked at since. */
  private untouched(history: Evidence['erp']): Evidence['erp'] {
    return new Map(
      [...history].filter(([, versions]) => {
        const sku = versions.findLast(({ product }) => product !== null)?.product?.sku ?? '';
        const product = this.grounds.shop.find(sku);
        return product === undefined || !this.isTouched(product.id);
      }),
    );
  }

  private isTouched(storeProductId: number): boolean {
    const { shop, people } = this.grounds;
    return shop.handEdits.some(
      ({ productId, sku, at }) =>
        productId === storeProductId && (at > this.handsSeenUntil || people.repriced.has(sku)),
    );
  }

  /** S, as customers see it: what is asked for each product, with the sales that hold now. */
  private wrongPrices(claims: readonly Claim[]): Violation[] {
    const { erp, shop, time } = this.grounds;
    return claims.flatMap(({ productId, storeProductId }) => {
      const product = erp.find(productId);
      const shown = shop.double.catalogue.products.get(storeProductId);
      if (shown === undefined || product === null || isArchived(product)) return [];
      if (product.variants.length > 0 || this.isTouched(storeProductId)) return [];
      return this.wrongPrice(product, shown, time.now);
    });
  }

  private wrongPrice({ sku, price }: ErpProduct, shown: StoreProduct, now: number): Violation[] {
    const [from, to] = [price.saleFrom, price.saleTo].map((at) =>
      at === null ? null : Date.parse(at),
    );
    if ([from, to].some((at) => at != null && Math.abs(at - now) < UNSETTLED_MS)) return [];
    const holds = price.sale !== null && (from ?? -Infinity) <= now && now < (to ?? Infinity);
    const wanted = holds ? price.sale : price.regular;
    const asked = currentPrice(shown, this.grounds.shop.double);
    if (asked === wanted) return [];
    return [
      { invariant: 'S', detail: `${sku}: customers pay ${asked}, and have to pay ${wanted}` },
    ];
  }
}
