import { Injectable } from '@nestjs/common';
import type { ConfirmedCategory } from '../../../domain/catalog/category.repository';
import { CallRefusedError } from '../../../domain/shop.errors';
import { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import type { CategoryWriteResult, ShopCategories } from '../../ports/shop/shop-categories.port';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { inHalves } from '../../blame/halving';
import { WRITE_NOT_TAKEN } from '../sending/not-taken';
import { AuditedCall } from '../audited-call';
import { alterationMessage, shownResults } from '../../planning/shown-alteration';

/** Most categories in one batch call (fact 15). */
const CATEGORIES_PER_CALL = 100;

/** A category that is to be made, where it has no id in the shop, or changed. */
export interface CategoryToWrite {
  readonly categoryId: string;
  readonly storeCategoryId: number | null;
  readonly fields: ConfirmedCategory;
}

/** A category that the shop has taken, with what it made something else of. */
export interface WrittenCategory {
  readonly kind: 'written';
  readonly storeCategoryId: number;
  readonly alteration: ValidationError | null;
}

/** What became of the write of a category. */
export type CategoryWritten =
  | WrittenCategory
  | Extract<CategoryWriteResult, { kind: 'exists' | 'gone' }>
  | { readonly kind: 'refused'; readonly reason: WooCommerceError };

/** Writes categories, and tells their own faults from the shop's. */
@Injectable()
export class CategoryWriting {
  constructor(private readonly calls: AuditedCall) {}

  /**
   * Makes or changes them, a hundred per call, and answers what became of each by the ERP's id.
   * Throws the shop's fault; what a well shop does not take is refused.
   */
  async write(
    record: DeliveryRecord,
    store: StoreClient,
    categories: readonly CategoryToWrite[],
  ): Promise<ReadonlyMap<string, CategoryWritten>> {
    const written = new Map<string, CategoryWritten>();
    for (let start = 0; start < categories.length; start += CATEGORIES_PER_CALL) {
      const page = categories.slice(start, start + CATEGORIES_PER_CALL);
      const { answers, notTaken } = await inHalves(store.health, page, (part) =>
        this.send(record, store.categories, part),
      );
      for (const [categoryId, one] of answers) written.set(categoryId, one);
      for (const [{ categoryId }, error] of notTaken)
        written.set(categoryId, { kind: 'refused', reason: whyNotTaken(error) });
    }
    return written;
  }

  /** Makes or changes one category alone. Throws the shop's fault. */
  async writeOne(
    record: DeliveryRecord,
    store: StoreClient,
    category: CategoryToWrite,
  ): Promise<CategoryWritten> {
    const written = await this.write(record, store, [category]);
    const result = written.get(category.categoryId);
    if (result === undefined)
      throw new Error(`The write of category ${category.categoryId} has no end`);
    return result;
  }

  private async send(
    record: DeliveryRecord,
    categories: ShopCategories,
    part: readonly CategoryToWrite[],
  ): Promise<(readonly [categoryId: string, CategoryWritten])[]> {
    const { answer } = await this.calls.make(
      record,
      {
        action: 'categories.batch',
        request: part,
        doubts: part.map(({ categoryId }) => ({ productId: categoryId, groups: [] })),
        shown: shownResults,
      },
      () => categories.write(part),
    );
    return part.flatMap(({ categoryId }, position) => {
      const result = answer[position];
      return result === undefined ? [] : [[categoryId, outcomeOf(result)] as const];
    });
  }
}

function outcomeOf(result: CategoryWriteResult): CategoryWritten {
  switch (result.kind) {
    case 'written': {
      const [first] = result.alterations;
      const alteration =
        first === undefined
          ? null
          : new ValidationError('category', alterationMessage(first), 'SHOP_ALTERED_VALUE');
      return { kind: 'written', storeCategoryId: result.category.storeCategoryId, alteration };
    }
    case 'refused': {
      const { code, message, retryable } = result;
      const reason = retryable
        ? new WooCommerceError(`category: ${message}`, { code, retryable, fault: 'item' })
        : new ValidationError('category', message, code);
      return { kind: 'refused', reason };
    }
    case 'exists':
    case 'gone':
      return result;
  }
}

/** Why a well shop does not take the call that brings one category alone. */
function whyNotTaken(error: WooCommerceError): WooCommerceError {
  if (error instanceof CallRefusedError)
    return new ValidationError('category', error.message, error.storeCode ?? error.code);
  const message = `category: ${error.message}: something before the shop, as a firewall, may not let it pass`;
  return new WooCommerceError(message, { code: WRITE_NOT_TAKEN, retryable: true, fault: 'item' });
}
