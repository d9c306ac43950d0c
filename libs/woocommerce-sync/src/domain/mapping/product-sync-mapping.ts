import type { AttributeIdentity } from '../catalog/attribute-identity';
import type { CatalogProduct } from '../catalog/catalog-product';
import {
  freshMapping,
  type ConfirmedFields,
  type ConfirmedGroup,
  type MappingStatus,
  type ProblemSubject,
  type ProductSyncMappingState,
  type WriteDoubt,
} from './mapping-state';
import { MappedPictures } from './mapped-pictures';
import { isAttributeOf, isSaleOf, withAttributes, withSale } from './written-values';
import type { ProductType } from '../fields/product-fields';

/**
 * Ties a product of the ERP to its product in one shop, and remembers what that shop last
 * confirmed.
 */
export class ProductSyncMapping {
  /** What the shop has of its pictures. */
  readonly pictures: MappedPictures;

  private constructor(
    private readonly state: ProductSyncMappingState,
    /** As it was read; null for one that is new. Values that did not change are the very same. */
    readonly stored: Readonly<ProductSyncMappingState> | null,
  ) {
    this.pictures = new MappedPictures(state);
  }

  /** A mapping as it was stored. */
  static restore(stored: Readonly<ProductSyncMappingState>): ProductSyncMapping {
    return new ProductSyncMapping({ ...stored }, stored);
  }

  /** A mapping to a shop product whose contents are not known yet. */
  static adopt(
    storeId: string,
    internalProductId: string,
    wooCommerceProductId: number,
    now: Date,
  ): ProductSyncMapping {
    const fresh = freshMapping({ storeId, internalProductId, wooCommerceProductId }, now);
    return new ProductSyncMapping(fresh, null);
  }

  /** A mapping of a variant to a variation whose contents are not known yet. */
  static adoptVariant(
    parent: ProductSyncMapping,
    variantId: string,
    wooCommerceVariationId: number,
    now: Date,
  ): ProductSyncMapping {
    const { storeId, internalProductId: parentProductId } = parent.state;
    const wooCommerceProductId = wooCommerceVariationId;
    const fresh = freshMapping(
      { storeId, internalProductId: variantId, wooCommerceProductId },
      now,
    );
    return new ProductSyncMapping({ ...fresh, parentProductId }, null);
  }

  get internalProductId(): string {
    return this.state.internalProductId;
  }
  /** The product of a variant; null for a product. */
  get parentProductId(): string | null {
    return this.state.parentProductId;
  }
  get wooCommerceProductId(): number {
    return this.state.wooCommerceProductId;
  }
  get syncStatus(): MappingStatus {
    return this.state.syncStatus;
  }
  get confirmed(): ConfirmedFields {
    return this.state.confirmed;
  }
  /**
   * Whether the shop's product lies in the trash, or may: nothing is known of one that was
   * delivered once, but for its pictures, which the trash leaves alone. Whatever is wanted of it,
   * it has to be written whole, and with a status.
   */
  get mayBeTrashed(): boolean {
    const { syncStatus, erpVersion, confirmed } = this.state;
    const isKnown = Object.keys(confirmed).some((group) => group !== 'images');
    return syncStatus === 'trashed' || (erpVersion > 0 && !isKnown);
  }

  /** A copy of all that it is made of, for storing and for showing. */
  snapshot(): Readonly<ProductSyncMappingState> {
    return { ...this.state };
  }

  /**
   * Whether this read of the ERP is older than what was already delivered; such a read must not be
   * written.
   */
  hasNewerThan(product: Pick<CatalogProduct, 'version'>): boolean {
    return product.version < this.state.erpVersion;
  }

  /** Records what the shop confirmed of some groups; what it did not mention stays as it was. */
  confirm(fields: ConfirmedFields, erpVersion: number, now: Date): void {
    // What was written with a status is where it should be.
    if (fields.status !== undefined) this.noteProblems(['presence'], new Map());
    this.state.confirmed = { ...this.state.confirmed, ...fields };
    if (fields.attributes !== undefined)
      this.state.writtenAttributes = withAttributes([], fields.attributes.list);
    this.state.erpVersion = Math.max(this.state.erpVersion, erpVersion);
    this.state.lastSynced = now;
    this.state.syncStatus = this.state.errorMessage === null ? 'in_sync' : 'error';
  }

  /**
   * Records that nothing had to be written: what is right is right still, and what lies in the
   * trash still lies there.
   */
  confirmAsIs(erpVersion: number, now: Date): void {
    if (this.state.syncStatus === 'trashed') this.markTrashed(erpVersion, now);
    else this.confirm({}, erpVersion, now);
  }

  /** Records what the shop's product is, as it was found. */
  knowType(type: ProductType): void {
    this.state.confirmed = { ...this.state.confirmed, type };
  }

  /** Records that the shop's product was found without pictures. */
  knowNoImages(): void {
    this.state.confirmed = { ...this.state.confirmed, images: [] };
  }

  /**
   * Records that a write left: until it is answered nobody knows whether it was applied. Its
   * version counts as delivered, so that a lagging replica of the ERP cannot bring an older value
   * after it.
   */
  doubtWrite({ groups, sale = '', attributes = [], version = 0 }: WriteDoubt): void {
    this.state.erpVersion = Math.max(this.state.erpVersion, version);
    if (groups.length > 0) this.doubt(groups);
    this.noteSale(sale);
    this.noteAttributes(attributes);
  }

  /**
   * Forgets what was confirmed of some groups: a write went out and nobody knows whether it was
   * applied.
   */
  doubt(groups: readonly ConfirmedGroup[]): void {
    this.state.confirmed = Object.fromEntries(
      Object.entries(this.state.confirmed).filter(
        ([group]) => !groups.includes(group as ConfirmedGroup),
      ),
    );
    this.state.syncStatus = 'out_of_sync';
  }

  /** Forgets all that was confirmed, but for what was uploaded: nobody knows what holds of it. */
  doubtEverything(): void {
    this.doubt(Object.keys(this.state.confirmed) as ConfirmedGroup[]);
  }

  /** Records that a sale price is being written. */
  noteSale(sale: string): void {
    this.state.writtenSales = withSale(this.state.writtenSales, sale);
  }

  /** Whether a sale price that the shop shows is none of ours. */
  isManualSale(sale: string): boolean {
    return sale !== '' && !isSaleOf(this.state.writtenSales, sale);
  }

  /**
   * Records that attributes are being written: until the shop confirms them nobody knows whether
   * they or those before are there.
   */
  noteAttributes(written: readonly AttributeIdentity[]): void {
    this.state.writtenAttributes = withAttributes(this.state.writtenAttributes, written);
  }

  /**
   * Whether an attribute that the shop shows is one of ours, though the ERP may have dropped it
   * since.
   */
  isOurAttribute(attribute: AttributeIdentity): boolean {
    return isAttributeOf(this.state.writtenAttributes, attribute);
  }

  /**
   * Records what a delivery found wrong of what it was about; what it found nothing wrong with is
   * forgotten. While anything is wrong the product is not in sync, whatever else the shop confirms.
   */
  noteProblems(
    covered: Iterable<ProblemSubject>,
    found: ReadonlyMap<ProblemSubject, string>,
  ): void {
    const about = new Set<string>([...covered, ...found.keys()]);
    const others = Object.entries(this.state.problems).filter(([subject]) => !about.has(subject));
    if (others.length === Object.keys(this.state.problems).length && found.size === 0) return;
    this.state.problems = Object.fromEntries([...others, ...found]);
    this.state.errorMessage = Object.values(this.state.problems)[0] ?? null;
    if (this.state.errorMessage !== null) this.state.syncStatus = 'error';
    else if (this.state.syncStatus === 'error') this.state.syncStatus = 'in_sync';
  }

  /**
   * Records that the shop's product lies in the trash; its contents have to be written anew when it
   * comes back.
   */
  markTrashed(erpVersion: number, now: Date): void {
    this.state.confirmed = {};
    this.state.problems = {};
    this.state.erpVersion = Math.max(this.state.erpVersion, erpVersion);
    this.state.lastSynced = now;
    this.state.syncStatus = 'trashed';
    this.state.errorMessage = null;
  }
}
