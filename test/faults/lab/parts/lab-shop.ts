import { deserialize, serialize } from 'node:v8';
import type { ErpProduct } from '../../../../apps/sandbox/src/cypher/erp-product';
import type { StoreDouble } from '../../../../apps/sandbox/src/store';
import { trashProduct } from '../../../../apps/sandbox/src/store/products/trash';
import {
  readState,
  writeState,
  type ShopState,
} from '../../../../apps/sandbox/src/store/state/shop-state';
import type { StoreProduct } from '../../../../apps/sandbox/src/store/state/store-product';
import { the } from '../../../support/the';
import { expectedOf, isArchived, PARTS, shownOf } from '../../checker/expected-product';

/** Something that somebody did in the shop past its API. */
export interface HandEdit {
  readonly productId: number;
  readonly sku: string;
  /** In milliseconds, by the shop's clock, as the journal's. */
  readonly at: number;
}

/** The shop in a run: its double, and what people do to it by hand. */
export class LabShop {
  readonly handEdits: HandEdit[] = [];
  /** How many entries the journal had when the shop was put back to a backup, each time. */
  readonly restoredAt: number[] = [];

  constructor(readonly double: StoreDouble) {}

  /** What the shop has under a SKU, the trash included. */
  find(sku: string): StoreProduct | undefined {
    return this.double.catalogue.findBySku(sku);
  }

  /** Whether the shop shows what the ERP has of a product. */
  shows(product: ErpProduct | null): boolean {
    const found = product === null ? undefined : this.find(product.sku);
    if (isArchived(product)) return found === undefined || found.status === 'trash';
    if (found === undefined) return false;
    const [expected, shown] = [
      expectedOf(the(product)),
      shownOf(found, this.double.catalogue.variationsOf(found.id)),
    ];
    return PARTS.every((part) => expected[part] === shown[part]);
  }

  /** Edits a product at the shop's own admin pages. */
  async editByHand(sku: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    const product = this.find(sku);
    if (product === undefined) return;
    await this.double.writer.update(product.id, { ...fields }, 'batch');
    this.note(product);
  }

  /** Deletes a product for good at the shop's own admin pages. */
  deleteByHand(sku: string): void {
    const product = this.find(sku);
    if (product === undefined) return;
    this.double.catalogue.remove(product);
    this.note(product);
  }

  /** Puts a product into the trash at the shop's own admin pages. */
  trashByHand(sku: string): void {
    const product = this.find(sku);
    if (product === undefined) return;
    trashProduct(product, this.double);
    this.note(product);
  }

  /** A customer orders. Answers the order's id. */
  order(
    lines: readonly { readonly productId: number; readonly quantity: number }[],
    at?: string,
  ): number {
    return this.double.orders.place({ lines: [...lines], ...(at === undefined ? {} : { at }) }).id;
  }

  /** Keeps a copy of everything, as a backup does. */
  backup(): Buffer {
    return serialize(readState(this.double));
  }

  /** Goes back to a backup. */
  restore(backup: Buffer): void {
    const { products } = this.double.catalogue;
    // What was made since is gone, and what is there is as it was.
    for (const product of products.values()) this.note(product);
    writeState(this.double, deserialize(backup) as ShopState);
    this.restoredAt.push(this.double.journal.entries.length);
    for (const product of products.values()) this.note(product);
  }

  private note({ id, sku }: StoreProduct): void {
    this.handEdits.push({ productId: id, sku, at: this.double.now() });
  }
}
