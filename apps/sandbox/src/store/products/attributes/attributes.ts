import { slugOf } from '@cypher/shop-text';
import { textOf } from '../../texts/coercions';
import { phpCrash } from '../../http/request-body';
import type { Params } from '../../rest/rest-call';
import { isRecord, isScalar } from '../../rest/values';
import type { ProductAttribute } from '../../state/store-product';
import { insertTerm } from '../../terms/insert-term';
import type { StoreAttribute } from '../../terms/attributes/store-attribute';
import { withoutEntities } from '../../texts/markup/entities';
import { countOf, isEmpty, trimmed, withoutSlashes } from '../../texts/php';
import { lineText, plainText } from '../../texts/sanitize';
import { sent, sentRows, type ProductWrite } from '../writing/product-write';
import { clearsWhatIsLeftOut } from '../writing/terms';

/**
 * What stands between the options of a product's own attribute: one that holds it is two (fact
 * 36).
 */
const DELIMITER = '|';

/**
 * Takes a product's attributes; they replace all it had. They are kept under their names in the
 * form of slugs, so that two that differ in case are one, in the order of their positions. Options
 * of global ones become terms (facts 9, 23, 48).
 */
export function applyAttributes(write: ProductWrite): void {
  const { draft, shop } = write;
  const rows = sentRows(write, 'attributes');
  if (rows === undefined) {
    if (clearsWhatIsLeftOut(write)) draft.attributes = [];
    return;
  }
  const places = new Map<string, Taken | null>(draft.attributes.map(({ key }) => [key, null]));
  for (const row of rows) {
    const taking = attributeOf(row, write);
    if (taking !== null) places.set(taking.key, taking.take);
  }
  // Of two rows of one attribute the last counts, and only its options become terms.
  const taken = [...places.values()].flatMap((row) => row?.() ?? []);
  const kept = shop.behaviours.has('attributes-replace')
    ? []
    : draft.attributes.filter(({ key }) => places.get(key) === null);
  draft.attributes = [...kept, ...taken].sort((a, b) => a.position - b.position);
}

/** Makes the attribute of a row that counts. */
type Taken = () => ProductAttribute;

/** An attribute as a row asks for it: under which key, and how it is made. */
interface Taking {
  readonly key: string;
  readonly take: Taken;
}

function attributeOf(row: Params, write: ProductWrite): Taking | null {
  const id = countOf(row['id']);
  if (id !== 0) return globalAttribute(row, id, write);
  const name = isEmpty(row['name']) ? '' : lineText(row['name']);
  if (isEmpty(name) || sent({ params: row }, 'options') === undefined) return null;
  const own = {
    key: slugOf(name),
    id: 0,
    name,
    ...placing(row),
    options: ownOptions(row['options'], write),
  };
  return { key: own.key, take: () => own };
}

/**
 * A global attribute: one without an option is left out, and so is one that the shop does not have.
 */
function globalAttribute(row: Params, id: number, write: ProductWrite): Taking | null {
  const attribute = write.shop.catalogue.attributes.get(id);
  const names = optionsOf(row['options'])
    .map((option) => trimmed(plainText(withoutSlashes(textOf(option)))))
    .filter((name) => name !== '');
  if (attribute === undefined || names.length === 0) return null;
  const key = slugOf(attribute.slug);
  const take = (): ProductAttribute => {
    const terms = new Set(names.flatMap((name) => termOf(name, attribute, write)));
    return { key, id, name: attribute.slug, ...placing(row), options: [], terms: [...terms] };
  };
  return { key, take };
}

function termOf(name: string, { terms }: StoreAttribute, { shop }: ProductWrite): number[] {
  const known = terms.named(name);
  if (known !== undefined) return [known.id];
  if (!shop.behaviours.has('attribute-options-make-terms')) return [];
  const made = insertTerm({ name }, terms, shop);
  return made instanceof Error ? [] : [made.id];
}

/**
 * Options of an attribute of the product's own: kept in one text, so that `|` parts them, and read
 * out of it again.
 */
function ownOptions(value: unknown, { shop }: ProductWrite): string[] {
  const options = optionsOf(value).map(textOf);
  if (!shop.behaviours.has('own-options-split')) return options;
  const read = withoutEntities(options.join(` ${DELIMITER} `))
    .split(DELIMITER)
    .map((option) => trimmed(option))
    .filter((option) => option !== '');
  return read.length === 0 ? [''] : read;
}

function optionsOf(value: unknown): readonly unknown[] {
  if (isScalar(value)) return textOf(value).split(DELIMITER);
  const options: readonly unknown[] = isRecord(value) ? Object.values(value) : [];
  if (options.some((option) => isRecord(option))) throw phpCrash();
  return options;
}

function placing(row: Params): Pick<ProductAttribute, 'position' | 'visible' | 'variation'> {
  return {
    position: countOf(row['position']),
    visible: !isEmpty(row['visible']),
    variation: !isEmpty(row['variation']),
  };
}
