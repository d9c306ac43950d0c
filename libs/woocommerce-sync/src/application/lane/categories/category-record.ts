import { Injectable } from '@nestjs/common';
import {
  CategoryRepository,
  type CategoryMapping,
  type ConfirmedCategory,
} from '../../../domain/catalog/category.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import type { CategoryEnd, CategoryPass } from './category-pass';
import {
  CategoryWriting,
  type CategoryToWrite,
  type CategoryWritten,
  type WrittenCategory,
} from './category-writing';

const UNPICTURED: Pick<CategoryMapping, 'picture' | 'attachments'> = {
  picture: { kind: 'untouched' },
  attachments: {},
};

/** Writes single categories, and records what the shop has of any. */
@Injectable()
export class CategoryRecord {
  constructor(
    private readonly categories: CategoryRepository,
    private readonly writing: CategoryWriting,
  ) {}

  /**
   * Forgets what it reads before it is written: without an answer nobody knows which of the two.
   */
  async doubt(mapping: CategoryMapping | null | undefined): Promise<void> {
    if (mapping != null) await this.categories.keep({ ...mapping, confirmed: {} });
  }

  /** Writes one category alone. Throws the shop's fault. */
  async write(pass: CategoryPass, category: CategoryToWrite): Promise<CategoryWritten> {
    const written = await this.writing.write(pass.record, pass.shop.store, [category]);
    const result = written.get(category.categoryId);
    if (result === undefined)
      throw new Error(`The write of category ${category.categoryId} has no end`);
    return result;
  }

  /**
   * Records what the shop answered for a category; broken where another category of the ERP has that
   * place.
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
