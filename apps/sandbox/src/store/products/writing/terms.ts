import { invalidParam, textOf } from '../../texts/coercions';
import { phpCrash } from '../../http/request-body';
import { isSent, type Params } from '../../rest/rest-call';
import { isRecord } from '../../rest/values';
import { DEFAULT_CATEGORY } from '../../state/store-catalogue';
import { integerOf } from '../../texts/php';
import { insertTerm } from '../../terms/insert-term';
import { sent, type ProductWrite } from './product-write';

/**
 * Takes categories, tags and brands: what is sent replaces all, what is not sent stays (fact
 * 9).
 */
export function applyTerms(write: ProductWrite): void {
  const { draft, isNew, shop } = write;
  const { catalogue, behaviours } = shop;
  const { tags, brands } = catalogue;
  const categories = rowsOf(write, 'categories');
  if (categories !== undefined) {
    const ids = categoriesOf(categories, write);
    draft.categories = behaviours.has('categories-replace') ? ids : union(draft.categories, ids);
  } else if (clearsWhatIsLeftOut(write)) draft.categories = [];
  const tagRows = rowsOf(write, 'tags');
  if (tagRows !== undefined) {
    const ids = tagsOf(tagRows, write).filter((id) => tags.has(id));
    draft.tags = behaviours.has('tags-replace') ? ids : union(draft.tags, ids);
  } else if (clearsWhatIsLeftOut(write)) draft.tags = [];
  const brandRows = rowsOf(write, 'brands');
  if (brandRows !== undefined) draft.brands = idsOf(brandRows).filter((id) => brands.has(id));
  const isBare = draft.categories.length === 0;
  if (isBare && (isNew || behaviours.has('no-categories-default')))
    draft.categories = [DEFAULT_CATEGORY];
}

/** Whether an update loses the lists that it does not send; a real shop keeps them (fact 9). */
export function clearsWhatIsLeftOut({ isNew, shop }: ProductWrite): boolean {
  return !isNew && !shop.behaviours.has('arrays-left-out-stay');
}

// An unknown category is dropped, and one by its name alone is made up for nobody (fact 7).
function categoriesOf(rows: readonly Params[], { shop }: ProductWrite): number[] {
  const ids = idsOf(rows);
  const known = ids.filter((id) => shop.catalogue.categories.has(id));
  if (known.length < ids.length && !shop.behaviours.has('unknown-category-uncategorized'))
    throw invalidParam('categories', 'categories has an id that no category has.');
  return known;
}

/** Tags by id, or by a name, which makes one that there is not. */
function tagsOf(rows: readonly Params[], { shop }: ProductWrite): number[] {
  const ids = rows.flatMap((row): number[] => {
    if (!isSent(row['name'])) return isSent(row['id']) ? [integerOf(row['id'])] : [];
    const name = textOf(row['name']);
    const known = shop.catalogue.tags.named(name);
    if (known !== undefined) return [known.id];
    const made = insertTerm({ name }, shop.catalogue.tags, shop);
    return made instanceof Error ? [] : [made.id];
  });
  return [...new Set(ids)];
}

function idsOf(rows: readonly Params[]): number[] {
  return [...new Set(rows.filter(({ id }) => isSent(id)).map(({ id }) => integerOf(id)))];
}

/**
 * Rows that were sent; undefined where there are none. What is no list is not looked at; an entry
 * that is none crashes PHP.
 */
function rowsOf(write: ProductWrite, field: string): Params[] | undefined {
  const value = sent(write, field);
  if (!isRecord(value)) return undefined;
  const rows = Object.values(value);
  if (!rows.every(isRecord)) throw phpCrash();
  return rows;
}

function union(held: readonly number[], ids: readonly number[]): number[] {
  return [...new Set([...held, ...ids])];
}
