import { attributeKey, type AttributeIdentity } from './attribute-identity';
import type { CatalogProduct } from './catalog-product';
import { canonicalDecimal } from './decimal';
import type { ProductFields, ProductType } from './product-fields';

/** How a product stands in the shop: right, behind, in error, or taken down. */
export type MappingStatus = 'in_sync' | 'out_of_sync' | 'error' | 'trashed';

/** A picture that the shop shows: which source it was made from, and its place in the shop's media library. */
export interface ConfirmedImage {
  readonly source: string;
  readonly attachmentId: number;
  readonly alt: string;
}

/** What the shop last confirmed of each field group, long texts as digests; a group that it never confirmed is missing. */
export interface ConfirmedFields extends Partial<ProductFields> {
  readonly images?: readonly ConfirmedImage[];
}

/** Everything that can be confirmed, and so come into doubt. */
export type ConfirmedGroup = keyof ConfirmedFields;

/** What a write that left may have changed. */
export interface WriteDoubt {
  readonly groups: readonly ConfirmedGroup[];
  /** The sale price that it writes, in canonical form; missing where it writes none. */
  readonly sale?: string;
  /** The attributes of ours that it writes; missing where it writes none. */
  readonly attributes?: readonly AttributeIdentity[];
}

/** Everything a mapping is made of. */
export interface ProductSyncMappingState {
  readonly storeId: string;
  readonly internalProductId: string;
  /** The product whose variant it is; null for a product. */
  readonly parentProductId: string | null;
  wooCommerceProductId: number;
  lastSynced: Date;
  syncStatus: MappingStatus;
  errorMessage: string | null;
  /** Version of the ERP's product that was last delivered. */
  erpVersion: number;
  confirmed: ConfirmedFields;
  /** Attachment ids by image source: what was uploaded once is never uploaded again, not even when it is in doubt. */
  attachments: Readonly<Record<string, number>>;
  /** Sale prices that we wrote of late, in canonical form: what else the shop shows was set by hand. */
  writtenSales: readonly string[];
  /** Attributes of ours that the shop may show: those that it confirmed last, and those of every write since. */
  writtenAttributes: readonly AttributeIdentity[];
  /** We made the product, and its first pictures are still to come. */
  imagesDue: boolean;
}

/** Sale prices remembered; an older one that turns up again is taken for somebody's own. */
const SALES_REMEMBERED = 10;

/** Ties a product of the ERP to its product in one shop, and remembers what that shop last confirmed. */
export class ProductSyncMapping {
  private constructor(
    private readonly state: ProductSyncMappingState,
    /** As it was read; null for one that is new. Values that did not change are the very same. */
    readonly stored: Readonly<ProductSyncMappingState> | null,
  ) {}

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
    return new ProductSyncMapping(
      {
        storeId,
        internalProductId,
        parentProductId: null,
        wooCommerceProductId,
        lastSynced: now,
        syncStatus: 'out_of_sync',
        errorMessage: null,
        erpVersion: 0,
        confirmed: {},
        attachments: {},
        writtenSales: [],
        writtenAttributes: [],
        imagesDue: false,
      },
      null,
    );
  }

  /** A mapping of a variant to a variation whose contents are not known yet. */
  static adoptVariant(
    parent: ProductSyncMapping,
    variantId: string,
    wooCommerceVariationId: number,
    now: Date,
  ): ProductSyncMapping {
    const { storeId, internalProductId: parentProductId } = parent.state;
    const fresh = ProductSyncMapping.adopt(storeId, variantId, wooCommerceVariationId, now).state;
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
  get attachments(): Readonly<Record<string, number>> {
    return this.state.attachments;
  }

  /** Whether it still lacks the pictures that it is to be made with: where pictures are set once, only then are they ours. */
  get imagesDue(): boolean {
    return this.state.imagesDue;
  }

  /**
   * Whether the shop's product lies in the trash, or may: nothing is known of one that was delivered once, but for its
   * pictures, which the trash leaves alone. Whatever is wanted of it, it has to be written whole, and with a status.
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

  /** Whether this read of the ERP is older than what was already delivered; such a read must not be written. */
  hasNewerThan(product: Pick<CatalogProduct, 'version'>): boolean {
    return product.version < this.state.erpVersion;
  }

  /** Whether the shop is known to differ from the ERP: never right since, in error, or a newer version exists. */
  isOutOfSync(newestErpVersion: number): boolean {
    return this.state.syncStatus !== 'in_sync' || this.state.erpVersion < newestErpVersion;
  }

  /** Books what the shop confirmed of some groups; what it did not mention stays as it was. */
  confirm(fields: ConfirmedFields, erpVersion: number, now: Date): void {
    this.state.confirmed = { ...this.state.confirmed, ...fields };
    if (fields.attributes !== undefined)
      this.state.writtenAttributes = fields.attributes.list.map(identityOf);
    this.state.erpVersion = Math.max(this.state.erpVersion, erpVersion);
    this.state.lastSynced = now;
    this.state.syncStatus = 'in_sync';
    this.state.errorMessage = null;
  }

  /** Books that nothing had to be written: what is right is right still, and what lies in the trash still lies there. */
  confirmAsIs(erpVersion: number, now: Date): void {
    if (this.state.syncStatus === 'trashed') this.markTrashed(erpVersion, now);
    else this.confirm({}, erpVersion, now);
  }

  /** Books what the shop's product is, as it was found. */
  knowType(type: ProductType): void {
    this.state.confirmed = { ...this.state.confirmed, type };
  }

  /** Books that the shop's product was found without pictures. */
  knowNoImages(): void {
    this.state.confirmed = { ...this.state.confirmed, images: [] };
  }

  /** Books that a write left: until it is answered nobody knows whether it was applied. */
  doubtWrite({ groups, sale = '', attributes = [] }: WriteDoubt): void {
    if (groups.length > 0) this.doubt(groups);
    this.noteSale(sale);
    this.noteAttributes(attributes);
  }

  /** Forgets what was confirmed of some groups: a write went out and nobody knows whether it was applied. */
  doubt(groups: readonly ConfirmedGroup[]): void {
    this.state.confirmed = Object.fromEntries(
      Object.entries(this.state.confirmed).filter(([group]) => !groups.includes(group as ConfirmedGroup)),
    );
    this.state.syncStatus = 'out_of_sync';
  }

  /** Books that a sale price is being written. */
  noteSale(sale: string): void {
    const written = canonicalDecimal(sale);
    if (sale === '' || this.state.writtenSales.includes(written)) return;
    this.state.writtenSales = [...this.state.writtenSales, written].slice(-SALES_REMEMBERED);
  }

  /** Whether a sale price that the shop shows is none of ours. */
  isManualSale(sale: string): boolean {
    return sale !== '' && !this.state.writtenSales.includes(canonicalDecimal(sale));
  }

  /** Books that attributes are being written: until the shop confirms them nobody knows whether they or those before are there. */
  noteAttributes(written: readonly AttributeIdentity[]): void {
    const added = written.filter((attribute) => !this.isOurAttribute(attribute));
    this.state.writtenAttributes = [...this.state.writtenAttributes, ...added.map(identityOf)];
  }

  /** Whether an attribute that the shop shows is one of ours, though the ERP may have dropped it since. */
  isOurAttribute(attribute: AttributeIdentity): boolean {
    const key = attributeKey(attribute);
    return this.state.writtenAttributes.some((ours) => attributeKey(ours) === key);
  }

  /** Books that the product was made, and that its pictures follow. */
  expectImages(): void {
    this.state.imagesDue = true;
  }

  /** Books that it has the pictures that it was to be made with. */
  receiveImages(): void {
    this.state.imagesDue = false;
  }

  /** Books which attachment the shop made of each image source. */
  attach(images: readonly ConfirmedImage[]): void {
    this.state.attachments = {
      ...this.state.attachments,
      ...Object.fromEntries(images.map(({ source, attachmentId }) => [source, attachmentId])),
    };
  }

  /** Forgets all attachments: the shop says that one of them no longer exists. */
  forgetAttachments(): void {
    this.state.attachments = {};
  }

  /** Books that the last write failed, and why. */
  markError(message: string): void {
    this.state.syncStatus = 'error';
    this.state.errorMessage = message;
  }

  /** Books that the shop's product lies in the trash; its contents have to be written anew when it comes back. */
  markTrashed(erpVersion: number, now: Date): void {
    this.state.confirmed = {};
    this.state.erpVersion = Math.max(this.state.erpVersion, erpVersion);
    this.state.lastSynced = now;
    this.state.syncStatus = 'trashed';
    this.state.errorMessage = null;
  }
}

function identityOf({ id, name }: AttributeIdentity): AttributeIdentity {
  return { id, name };
}
