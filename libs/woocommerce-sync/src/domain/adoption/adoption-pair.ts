/** How a product of the ERP and one of the shop stand to each other. */
export const ADOPTION_GROUPS = [
  /** One and the same by mapping, SKU or GTIN. */
  'matched',
  /** One and the same by name, clearly ahead of any other. */
  'likely',
  /** It may be one of several, or something speaks against it. */
  'ambiguous',
  /** Several of the shop, or several of the ERP, are one. */
  'duplicate',
  /** The shop has a variant's SKU elsewhere than under its product, or the other way round. */
  'other_parent',
  'shop_only',
  'erp_only',
] as const;

/** One of them. */
export type AdoptionGroup = (typeof ADOPTION_GROUPS)[number];

/** Groups that hold what a sync would write to, or make a second time: they have to be decided. */
export const GROUPS_TO_DECIDE = [
  'matched',
  'likely',
  'ambiguous',
  'duplicate',
  'other_parent',
] as const satisfies readonly AdoptionGroup[];

/** By what two products were found to be one. */
export type MatchedBy = 'mapping' | 'sku' | 'gtin' | 'variants' | 'options' | 'name';

/** What a person should know of a pair. */
export type AdoptionReason =
  /** The shop's product lies in the trash. */
  | 'in_trash'
  /** One is sold in variants, and the other is not. */
  | 'type_differs'
  /** WooCommerce's kind of product is none that the sync writes, such as `grouped`. */
  | 'other_type'
  | 'sku_differs'
  | 'gtin_differs'
  /** The names have nothing in common, and only the SKU or only the GTIN speaks for the pair. */
  | 'name_differs'
  | 'price_differs'
  /** Neither code nor options say which variation of its product a variant is. */
  | 'options_differ'
  /** Several products of the shop have the SKU or the GTIN. */
  | 'shop_has_several'
  /** Several products of the ERP have the SKU or the GTIN. */
  | 'erp_has_several'
  /** Another pair is nearly as good. */
  | 'close_second'
  /** It is like a product of the ERP that has one in the shop already. */
  | 'like_a_matched_one'
  /** The ERP's product is mapped to one that the shop does not list any more. */
  | 'mapping_gone'
  /** It is mapped to something that the ERP does not list now, as what it has archived. */
  | 'mapped_to_unlisted'
  /** It is a variation of another product, or a product of its own. */
  | 'under_another_product'
  /** An admin has said that it is not the ERP's. */
  | 'foreign'
  /** Such a one of the shop has its SKU, so that it cannot be made. */
  | 'sku_of_foreign';

/** A product of the shop that may be the one. */
export interface AdoptionCandidate {
  readonly storeProductId: number;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly type: string;
  readonly status: string;
  readonly hasImages: boolean;
  /** 0 to 1. */
  readonly score: number;
}

/** The product of the ERP, or its variant, as it is shown. */
export interface AdoptionErpSide {
  readonly productId: string;
  /** Null for a product. */
  readonly variantId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly price: string;
}

/** What was found of one product of the ERP, of the shop, or of both. */
export interface FoundPair {
  readonly group: AdoptionGroup;
  /** Null where only the shop has it. */
  readonly erp: AdoptionErpSide | null;
  /** The best one of the shop, or the only one; null where only the ERP has it. */
  readonly shop: AdoptionCandidate | null;
  /** All that it may be, the best first, where it may be several. */
  readonly candidates: readonly AdoptionCandidate[];
  readonly matchedBy: MatchedBy | null;
  /** 0 to 1; null where there is no pair. */
  readonly score: number | null;
  readonly reasons: readonly AdoptionReason[];
}

/** What an admin may say of a pair. */
export const ADOPTION_DECISIONS = [
  /** They are one: the shop's product becomes the ERP's. */
  'adopt',
  /** They are two: the ERP's product is to be made anew. */
  'create',
  /** Nothing is done about it for now. */
  'leave',
  /** The shop's product is not the ERP's, now and later. */
  'foreign',
] as const;

/** One of them. */
export type AdoptionDecision = (typeof ADOPTION_DECISIONS)[number];

/** WooCommerce's kinds of products that the sync writes. */
const ADOPTABLE_TYPES: ReadonlySet<string> = new Set(['simple', 'variable', 'variation']);

/** Whether a product of the shop may become the ERP's. */
export function isAdoptable({ type }: Pick<AdoptionCandidate, 'type'>): boolean {
  return ADOPTABLE_TYPES.has(type);
}
