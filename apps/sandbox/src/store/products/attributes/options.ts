import { slugOf } from '@cypher/shop-text';
import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import { StoreError } from '../../http/store-error';
import type { ProductAttribute, StoreProduct, VariationOption } from '../../state/store-product';
import { countOf, isEmpty, withoutSlashes } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import { sentRows, type ProductWrite } from '../writing/product-write';

/**
 * Takes a variation's options; one of an attribute that its product does not vary by is skipped
 * silently (fact 21).
 */
export function applyOptions(write: ProductWrite): void {
  const { draft, shop } = write;
  const parent = shop.catalogue.products.get(draft.parentId);
  const rows = sentRows(write, 'attributes');
  if (parent === undefined || rows === undefined) return;
  const options = optionsOf(rows, parent, shop);
  refuseOdd(options, parent, write);
  draft.options = options;
}

/** Takes the options that a variable product is shown with at first. */
export function applyDefaults(write: ProductWrite): void {
  const { draft, shop } = write;
  const rows = draft.type === 'variable' ? sentRows(write, 'default_attributes') : undefined;
  if (rows === undefined) return;
  draft.default_attributes = optionsOf(rows, draft, shop).filter(({ option }) => !isEmpty(option));
}

function optionsOf(rows: readonly Params[], parent: StoreProduct, shop: Shop): VariationOption[] {
  const options = new Map<string, VariationOption>();
  for (const row of rows) {
    const attribute = attributeOf(row, parent, shop);
    if (attribute !== null)
      options.set(attribute.key, {
        key: attribute.key,
        option: valueOf(row['option'], attribute, shop),
      });
  }
  return [...options.values()];
}

/** The attribute of the product that an option is of. */
function attributeOf(
  row: Params,
  parent: StoreProduct,
  { catalogue, behaviours }: Shop,
): ProductAttribute | null {
  const id = countOf(row['id']);
  const key =
    id === 0 ? slugOf(textOf(row['name'])) : slugOf(catalogue.attributes.get(id)?.slug ?? '');
  if (key === '') return null;
  const attribute = parent.attributes.find((known) => known.key === key);
  if (attribute?.variation === true) return attribute;
  return behaviours.has('variation-attribute-unflagged-skipped') ? null : (attribute ?? null);
}

/**
 * What is kept of an option: of a global attribute the slug of its term, or what the slug of one
 * would be (fact 36).
 */
function valueOf(
  option: unknown,
  { id }: ProductAttribute,
  { catalogue, behaviours }: Shop,
): string {
  const text = textOf(option);
  const read = behaviours.has('option-octets-decoded')
    ? withoutOctets(withoutSlashes(text))
    : withoutSlashes(text);
  const value = lineText(read);
  if (id === 0) return value;
  return catalogue.attributes.get(id)?.terms.named(value)?.slug ?? slugOf(value);
}

/** PHP's `rawurldecode`: `%20` is a blank; what is no UTF-8 afterwards is no text. */
function withoutOctets(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  const bytes = Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  const decoded = Buffer.from(bytes, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? '' : decoded;
}

/** What somebody would expect to be refused, and the shop takes (fact 21). */
function refuseOdd(
  options: readonly VariationOption[],
  parent: StoreProduct,
  { draft, shop }: ProductWrite,
): void {
  const { behaviours, catalogue } = shop;
  const refuse = (problem: string): never => {
    throw new StoreError(400, 'woocommerce_rest_invalid_variation', problem);
  };
  if (!behaviours.has('variation-unknown-option-taken')) {
    const isKnown = ({ key, option }: VariationOption): boolean =>
      parent.attributes.some(
        (known) => known.key === key && (known.id !== 0 || known.options.includes(option)),
      );
    if (!options.every(isKnown)) refuse('The option is unknown.');
  }
  if (behaviours.has('variation-duplicates-taken') || options.length === 0) return;
  const twins = catalogue.variationsOf(parent.id).filter(({ id }) => id !== draft.id);
  if (twins.some((other) => keyOf(other.options) === keyOf(options)))
    refuse('There is such a variation.');
}

function keyOf(options: readonly VariationOption[]): string {
  return options
    .map(({ key, option }) => `${key}=${option}`)
    .sort()
    .join('&');
}
