import { Injectable } from '@nestjs/common';
import type { ConfirmedCategory } from '../../domain/category.repository';
import { CallRefusedError, ValidationError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { CategoryWriteResult, StoreClient } from '../ports/store-client.port';
import { faultOfTheShop } from './fault-of-the-shop';
import { WRITE_NOT_TAKEN } from './not-taken';
import type { FlightBook } from './flight-book';
import { RecordedCall } from './recorded-call';
import { alterationMessage } from './written-fields';

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

/** Writes one category, and tells its own fault from the shop's. */
@Injectable()
export class CategoryWriting {
  constructor(private readonly recorded: RecordedCall) {}

  /** Makes it, or changes the one with this id. Throws the shop's fault; what a well shop does not take is refused. */
  async write(
    book: FlightBook,
    store: StoreClient,
    categoryId: string,
    fields: ConfirmedCategory,
    storeCategoryId: number | null,
  ): Promise<CategoryWritten> {
    try {
      const { answer } = await this.recorded.make(
        book,
        {
          action: storeCategoryId === null ? 'categories.create' : 'categories.update',
          request: { categoryId, storeCategoryId, fields },
          doubts: [{ productId: categoryId, groups: [] }],
        },
        () =>
          storeCategoryId === null
            ? store.createCategory(fields)
            : store.updateCategory(storeCategoryId, fields),
      );
      if (answer.kind !== 'written') return answer;
      const [first] = answer.alterations;
      const alteration =
        first === undefined
          ? null
          : new ValidationError('category', alterationMessage(first), 'SHOP_ALTERED_VALUE');
      return { kind: 'written', storeCategoryId: answer.category.storeCategoryId, alteration };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return { kind: 'refused', reason: await reasonOf(store, error) };
    }
  }
}

/** Why a well shop does not take it. Throws the shop's fault. */
async function reasonOf(store: StoreClient, error: WooCommerceError): Promise<WooCommerceError> {
  if (error instanceof CallRefusedError)
    return new ValidationError('category', error.message, error.storeCode ?? error.code);
  const fault = await faultOfTheShop(store, error);
  if (fault !== null) throw fault;
  const message = `category: ${error.message}: something before the shop, as a firewall, may not let it pass`;
  return new WooCommerceError(message, { code: WRITE_NOT_TAKEN, retryable: true, fault: 'item' });
}
