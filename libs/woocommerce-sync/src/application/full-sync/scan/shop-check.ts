import { Injectable } from '@nestjs/common';
import {
  ShopCheckRepository,
  type BelievedProduct,
} from '../../../domain/runs/shop-check.repository';
import { foldedSku } from '../../../domain/catalog/sku';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { ReplacedProducts, type OddlyNamed } from '../../lane/adoption/replaced-products';
import type { ListedProduct, ShopListing } from '../../ports/shop/shop-listing.port';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';

/** The statuses in which a shop does not show a product. */
const HIDDEN = ['trash', 'draft', 'pending', 'private'] as const;

/** Products whose ids are tried: after a backup was restored hardly any of them is what it was. */
const SAMPLE = 100;

/** Products of ours that are held against the shop's list at once. */
const PAGE = 1_000;

/** How a product differs from what the shop last confirmed. */
export type HandChange =
  /**
   * Not there any more, or another product has its id: it is looked for by SKU, and made anew if
   * need be.
   */
  | 'gone'
  | 'trashed'
  /** Of another status. */
  | 'hidden'
  /** Of another SKU, which somebody has given it by hand. */
  | 'renamed';

/** A product that the shop shows otherwise than it last confirmed. */
export interface ChangedProduct extends Pick<BelievedProduct, 'productId' | 'storeProductId'> {
  readonly change: HandChange;
}

/** What differs, and when the shop was read. */
export interface CheckedShop {
  readonly changed: readonly ChangedProduct[];
  readonly readAt: Date;
}

/**
 * Holds the shop's own list of products against what it last confirmed: what somebody has put into
 * the trash, hidden or deleted by hand, and ids that are not what they were, as after a backup was
 * restored. What is hidden is always listed; everything is read where products are missing, or on
 * request.
 */
@Injectable()
export class ShopCheck {
  constructor(
    private readonly stores: StoreClients,
    private readonly believed: ShopCheckRepository,
    private readonly mappings: ProductMappingRepository,
    private readonly policy: StorePolicy,
    private readonly replaced: ReplacedProducts,
  ) {}

  /** Reads the shop; `whole` reads all of it. Throws faults of the shop. */
  async execute(storeId: string, whole: boolean): Promise<CheckedShop> {
    const readAt = await this.believed.now();
    const store = this.stores.get(storeId);
    const findings = new Findings(this.policy.ownership(storeId).writes('status', false));
    for (const status of HIDDEN) {
      for await (const listed of store.listing.ofStatus(status))
        await this.compare(storeId, listed, findings);
    }
    if (whole || (await this.isIncomplete(storeId, store.listing)))
      await this.readAll(storeId, store.listing, findings);
    findings.settle(await this.replaced.find(storeId, store, findings.odd));
    return { readAt, changed: findings.changed };
  }

  /** Whether the shop lists fewer products than it should, or other ones under their ids. */
  private async isIncomplete(storeId: string, shop: ShopListing): Promise<boolean> {
    if ((await shop.count()) < (await this.mappings.countShown(storeId))) return true;
    const sample = await this.believed.sample(storeId, SAMPLE);
    if (sample.length === 0) return false;
    const listed = byStoreId(await shop.ofIds(sample.map(({ storeProductId }) => storeProductId)));
    return sample.some((product) => {
      const there = listed.get(product.storeProductId);
      return there === undefined || isOddlyNamed(product, there);
    });
  }

  private async readAll(storeId: string, shop: ShopListing, findings: Findings): Promise<void> {
    const present = new Set<number>();
    for (const status of ['any', 'trash']) {
      for await (const listed of shop.ofStatus(status)) {
        for (const { storeProductId } of listed) present.add(storeProductId);
        await this.compare(storeId, listed, findings);
      }
    }
    for (let afterId = ''; ;) {
      const page = await this.believed.page(storeId, afterId, PAGE);
      for (const product of page)
        if (!present.has(product.storeProductId)) findings.note(product, 'gone');
      const last = page.at(-1);
      if (last === undefined) return;
      afterId = last.productId;
    }
  }

  private async compare(
    storeId: string,
    rows: readonly ListedProduct[],
    findings: Findings,
  ): Promise<void> {
    const listed = byStoreId(rows);
    for (const product of await this.believed.findByStoreProductIds(storeId, [...listed.keys()])) {
      const there = listed.get(product.storeProductId);
      if (there !== undefined) findings.compare(product, there);
    }
  }
}

/** What was found to differ, by product. */
class Findings {
  private readonly found = new Map<string, ChangedProduct>();
  private readonly oddlyNamed = new Map<string, OddlyNamed>();

  constructor(private readonly statusIsOurs: boolean) {}

  get changed(): readonly ChangedProduct[] {
    return [...this.found.values()];
  }

  /** Products of another SKU, of which it is not settled what they are. */
  get odd(): readonly OddlyNamed[] {
    return [...this.oddlyNamed.values()];
  }

  note({ productId, storeProductId }: Omit<ChangedProduct, 'change'>, change: HandChange): void {
    this.found.set(productId, { productId, storeProductId, change });
  }

  /** Holds a product against what the shop lists under its id. */
  compare(product: BelievedProduct, there: ListedProduct): void {
    const { productId, storeProductId, sku, status } = product;
    if (isOddlyNamed(product, there))
      this.oddlyNamed.set(productId, { storeProductId, sku: sku ?? '', shownSku: there.sku });
    else if (!this.statusIsOurs) return;
    else if (there.status === 'trash') this.note(product, 'trashed');
    else if (status !== null && status !== there.status) this.note(product, 'hidden');
  }

  /** Settles what products of another SKU are. */
  settle(replaced: ReadonlyMap<number, unknown>): void {
    for (const [productId, { storeProductId }] of this.oddlyNamed)
      this.note({ productId, storeProductId }, replaced.has(storeProductId) ? 'gone' : 'renamed');
  }
}

function isOddlyNamed({ sku }: BelievedProduct, there: ListedProduct): boolean {
  return sku !== null && foldedSku(sku) !== foldedSku(there.sku);
}

function byStoreId(listed: readonly ListedProduct[]): ReadonlyMap<number, ListedProduct> {
  return new Map(listed.map((one) => [one.storeProductId, one]));
}
