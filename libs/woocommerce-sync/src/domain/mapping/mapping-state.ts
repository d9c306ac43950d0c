import type { AttributeIdentity } from '../catalog/attribute-identity';
import type { FieldGroup, ProductFields } from '../fields/product-fields';

/** How a product stands in the shop: right, behind, in error, or taken down. */
export type MappingStatus = 'in_sync' | 'out_of_sync' | 'error' | 'trashed';

/**
 * A picture that the shop shows: which source it was made from, and its place in the shop's media
 * library.
 */
export interface ConfirmedImage {
  readonly source: string;
  readonly attachmentId: number;
  readonly alt: string;
}

/**
 * What the shop last confirmed of each field group, long texts as digests; a group that it never
 * confirmed is missing.
 */
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
  /** Version of the ERP's product that it writes; missing where it brings no values of it. */
  readonly version?: number;
  /** The SKU of the product or variation that it makes; missing where it makes none. */
  readonly makes?: string;
}

/**
 * What is known to be wrong, by what it is about: a field group, `images`, `variants.` with a group
 * of its variants, the whole product, or its `presence`: somebody has trashed or deleted it in the
 * shop. In plain words.
 */
export type Problems = Readonly<Record<string, string>>;

/** Everything that a problem may be about. */
export type ProblemSubject = ConfirmedGroup | `variants.${FieldGroup}` | 'product' | 'presence';

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
  problems: Problems;
  /** The highest version of the ERP's product that was delivered, or may have been. */
  erpVersion: number;
  confirmed: ConfirmedFields;
  /**
   * Attachment ids by image source: what was uploaded once is never uploaded again, not even when
   * it is in doubt.
   */
  attachments: Readonly<Record<string, number>>;
  /**
   * Sale prices that we wrote of late, in canonical form: what else the shop shows was set by hand.
   */
  writtenSales: readonly string[];
  /**
   * Attributes of ours that the shop may show: those that it confirmed last, and those of every
   * write since.
   */
  writtenAttributes: readonly AttributeIdentity[];
  /** We made the product, and its first pictures are still to come. */
  imagesDue: boolean;
}

/** A mapping to a product of the shop whose contents are not known yet. */
export function freshMapping(
  which: Pick<ProductSyncMappingState, 'storeId' | 'internalProductId' | 'wooCommerceProductId'>,
  now: Date,
): ProductSyncMappingState {
  return {
    ...which,
    parentProductId: null,
    lastSynced: now,
    syncStatus: 'out_of_sync',
    errorMessage: null,
    problems: {},
    erpVersion: 0,
    confirmed: {},
    attachments: {},
    writtenSales: [],
    writtenAttributes: [],
    imagesDue: false,
  };
}
