import { Injectable } from '@nestjs/common';
import {
  CategoryRepository,
  type CategoryMapping,
  type ConfirmedCategory,
} from '../../../domain/catalog/category.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import type { CategoryEnd, CategoryPass } from './category-pass';
import type { WrittenCategory } from './category-writing';

const UNPICTURED: Pick<CategoryMapping, 'picture' | 'attachments'> = {
  picture: { kind: 'untouched' },
  attachments: {},
};

/** Keeps what is known of the shop's categories in step with what is written to them. */
@Injectable()
export class KnownCategories {
  constructor(private readonly categories: CategoryRepository) {}

  /**
   * Forgets what it reads before it is written: without an answer nobody knows which of the two.
   */
  async doubt(mapping: CategoryMapping | null | undefined): Promise<void> {
    if (mapping != null) await this.categories.keep({ ...mapping, confirmed: {} });
  }

  /**
   * Records what the shop answered for a category; broken where that one of the shop is another
   * category of the ERP.
   */
  async confirm(
    { record, mappings }: CategoryPass,
    categoryId: string,
    fields: ConfirmedCategory,
    { storeCategoryId, alteration }: WrittenCategory,
  ): Promise<CategoryEnd> {
    const { storeId } = record.delivery;
    const text = {
      storeId,
      categoryId,
      storeCategoryId,
      confirmed: alteration === null ? fields : {},
    };
    if (!(await this.categories.keep(text))) {
      const problem = `the shop's category ${storeCategoryId} is that of another category of the ERP`;
      return { kind: 'broken', reason: new ValidationError('name', problem, 'CATEGORY_EXISTS') };
    }
    mappings.set(categoryId, { ...(mappings.get(categoryId) ?? UNPICTURED), ...text });
    return {
      kind: 'there',
      storeCategoryId,
      written: true,
      ...(alteration === null ? {} : { altered: alteration }),
    };
  }
}
