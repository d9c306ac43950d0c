import { heldOptions, isOwnAttribute, unheldOptions } from '../catalog/attribute-form';
import type { CatalogAttribute, CatalogProduct } from '../catalog/catalog-product';
import { foldedName } from '../catalog/folded-name';
import { mustBeRead, type ShopReferences } from '../catalog/shop-references';
import { ValidationError } from '../woocommerce.errors';
import type { FieldOwnership } from './field-ownership';
import type { AttributeFields } from './product-fields';
import { ReducedValueError } from './reduced-value.error';

/**
 * The attributes that are Cypher's to set: where they are the shop's, still those that variants
 * differ in.
 */
export function ownAttributes(
  { attributes }: CatalogProduct,
  ownership: FieldOwnership,
  isNew: boolean,
): readonly CatalogAttribute[] {
  return ownership.sets('attributes', isNew)
    ? attributes
    : attributes.filter(({ variation }) => variation);
}

/**
 * The attributes that a product should show. Throws `ValidationError` for one that is not in the
 * shop, or is listed twice, and `ReducedValueError` where an option cannot be held.
 */
export function desiredAttributes(
  product: CatalogProduct,
  { attributes, ownership, unread }: ShopReferences,
  isNew: boolean,
): AttributeFields {
  const own = ownAttributes(product, ownership, isNew);
  refuseDoubled(own);
  const list = own.map((attribute) => {
    const { name, visible, variation } = attribute;
    const id = isOwnAttribute(attribute) ? 0 : attributes.get(foldedName(name));
    if (id === undefined) {
      mustBeRead('attributes', 'attributes', unread);
      throw new ValidationError(
        'attributes',
        `attribute "${name}" is not in the shop`,
        'ATTRIBUTE_NOT_IN_SHOP',
      );
    }
    return { id, name, options: heldOptions(attribute), visible, variation };
  });
  const unheld = own.flatMap((attribute) =>
    unheldOptions(attribute).map((option) => `"${option}" of "${attribute.name}"`),
  );
  if (unheld.length === 0) return { list };
  throw new ReducedValueError<AttributeFields>(
    'attributes',
    `the shop cannot hold the option ${unheld.join(', ')}`,
    'OPTION_NOT_HELD',
    { list: list.filter(({ options }) => options.length > 0) },
  );
}

// Of two with one name the shop keeps the last.
function refuseDoubled(attributes: readonly CatalogAttribute[]): void {
  const seen = new Set<string>();
  for (const { name } of attributes) {
    if (seen.has(foldedName(name))) {
      throw new ValidationError('attributes', `"${name}" is listed twice`, 'ATTRIBUTE_DOUBLED');
    }
    seen.add(foldedName(name));
  }
}
