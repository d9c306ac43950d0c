import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import type { Flaw } from '../../domain/catalog/flaw';
import { ValidationError } from '../../domain/woocommerce.errors';
import * as form from './catalog.schemas';
import { FieldReader, type RawFields } from './field-reader';

/** What one row of the ERP's categories says. */
export type ReadCategory =
  | { readonly kind: 'category'; readonly category: CatalogCategory }
  | { readonly kind: 'invalid'; readonly id: string; readonly reason: ValidationError }
  /** Without an id nobody can tell which it is. */
  | { readonly kind: 'unreadable' };

/**
 * Reads a category. It holds as a whole, or not at all; but its texts in another language are a
 * matter of that language alone, and are noted where they are broken.
 */
export function readCategory(row: unknown): ReadCategory {
  const parsed = form.catalogCategory.safeParse(row);
  if (!parsed.success) return invalidOf(row, parsed.error.issues[0]);
  const flaws: Flaw[] = [];
  const fields = new FieldReader(row as RawFields, flaws);
  const { MOST_LANGUAGES: most } = form;
  const texts = fields.readEntriesGiven('texts', 'texts', form.categoryTexts, most);
  const category = { ...parsed.data, texts };
  return { kind: 'category', category: flaws.length === 0 ? category : { ...category, flaws } };
}

function invalidOf(
  row: unknown,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): ReadCategory {
  const id = form.identified.safeParse(row).data?.id;
  if (id === undefined || issue === undefined) return { kind: 'unreadable' };
  const reason = new ValidationError(issue.path.join('.'), issue.message, 'ERP_CATEGORY_INVALID');
  return { kind: 'invalid', id, reason };
}
