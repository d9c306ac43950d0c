import type { ShopValue } from '../../../domain/changes/product-change';
import type { DriftGroup } from '../../../domain/drift/drift-finding';
import type { FieldGroup, ProductFields } from '../../../domain/fields/product-fields';
import type { Alteration } from '../shop/alteration';
import type { ProductWrite } from '../shop/product-write';

/** What the shop shows of one product or variation. */
export interface ShownContents {
  readonly storeProductId: number;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  readonly sku: string;
  readonly gtin: string;
  readonly status: string;
  /** `''` where it shows no sale. */
  readonly sale: string;
  /**
   * The attachments of the pictures that it shows, in their order; null where that was not read. A
   * variation without one may show that of its product.
   */
  readonly pictures: readonly number[] | null;
  /** What it shows of a group; null where that cannot be read. */
  readonly valueOf: (group: FieldGroup) => ShopValue | null;
  /** What it shows otherwise than these fields, which a write would bring. */
  readonly differences: (
    wanted: Pick<ProductWrite, 'fields' | 'names' | 'parent'>,
  ) => readonly Alteration[];
}

/** Which products are read, and what of them. */
export interface ContentsQuery {
  /** What is compared; no other field is asked for. */
  readonly groups: readonly DriftGroup[];
  /** Only what the shop says was modified later. */
  readonly modifiedAfter?: Date;
}

/** Pages of products or variations; the shop is asked for the next as it is wanted. */
export type ContentsPages = AsyncIterable<readonly ShownContents[]>;

/** A file that the shop writes meanwhile. */
export interface ContentsFile {
  /**
   * Waits until it is written; answers pages of a few hundred, or null where it is none of the
   * shop's own. Throws where the shop cannot write it.
   */
  readonly pages: () => Promise<ContentsPages | null>;
}

/** The contents of a shop's products, to be compared by value. Faults of the shop are thrown. */
export abstract class ShopContents {
  /** Products of a status, by ascending id; `any` is every one but the trash. */
  abstract products(query: ContentsQuery & { readonly status: string }): ContentsPages;

  /** The variations of all products, whatever their status; none where the shop lists them not. */
  abstract variations(query: ContentsQuery): ContentsPages;

  /** Up to a hundred products by their ids, those in the trash as well. */
  abstract productsOfIds(
    ids: readonly number[],
    groups: readonly DriftGroup[],
  ): Promise<readonly ShownContents[]>;

  /** Up to a hundred variations by their ids; null where the shop lists them not. */
  abstract variationsOfIds(
    ids: readonly number[],
    groups: readonly DriftGroup[],
  ): Promise<readonly ShownContents[] | null>;

  /** Fields as the shop's own words have them, as `valueOf` shows what it has. */
  abstract inWords(fields: Partial<ProductFields>): ReadonlyMap<FieldGroup, ShopValue>;

  /**
   * Whether the shop itself says that it has no product or variation with this id, not even in its
   * trash. Any other answer proves nothing.
   */
  abstract isGone(id: number): Promise<boolean>;

  /**
   * Has the shop write its published products and variations into one file (fact 46). Null where it
   * has no such file.
   * @param rows how many they are, as far as anybody knows: when to look for it follows from that
   */
  abstract export(groups: readonly DriftGroup[], rows: number): Promise<ContentsFile | null>;
}
