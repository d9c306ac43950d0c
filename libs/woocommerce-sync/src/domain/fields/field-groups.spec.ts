import { aCatalogProduct, aCatalogVariant, someReferences } from '../testing/builders';
import { desiredFields, desiredVariantFields } from './desired-fields';
import {
  ESSENTIAL_GROUPS,
  FIELD_GROUPS,
  VARIABLE_ESSENTIALS,
  VARIABLE_GROUPS,
  VARIANT_ESSENTIALS,
  VARIANT_GROUPS,
  fieldGroupsOf,
} from './product-fields';

const SIZE = { name: 'Size', options: ['S'], visible: true, variation: true, local: true };
const VARIANT = aCatalogVariant({ attributes: { Size: 'S' } });
const PRODUCT = aCatalogProduct({
  attributes: [SIZE],
  categoryIds: [],
  tags: [],
  brand: null,
  customFields: {},
});
const REFERENCES = someReferences({ brands: new Map(), customFields: new Map([['a', 'b']]) });

describe('the field groups', () => {
  it.each(FIELD_GROUPS)('have a rule for %s of a product', (group) => {
    expect(desiredFields(group, PRODUCT, REFERENCES, true)).toBeDefined();
  });

  it.each(VARIANT_GROUPS)('have a rule for %s of a variation', (group) => {
    const subject = { product: PRODUCT, variant: VARIANT, references: REFERENCES, isNew: true };
    expect(desiredVariantFields(group, subject)).toBeDefined();
  });

  it('know what cannot be made without them', () => {
    expect(VARIABLE_GROUPS).toEqual(FIELD_GROUPS.filter((group) => group !== 'price'));
    expect(ESSENTIAL_GROUPS).toEqual(['type', 'sku', 'name', 'price', 'stock']);
    expect(VARIABLE_ESSENTIALS).toEqual(['type', 'sku', 'name']);
    expect(VARIANT_ESSENTIALS).toEqual(['sku', 'options', 'price', 'stock']);
  });

  it('know which requests bring them', () => {
    expect(fieldGroupsOf('price')).toEqual(['price']);
    expect(fieldGroupsOf('stock')).toEqual(['stock', 'lowStock']);
    expect(fieldGroupsOf('category')).toEqual(['categories']);
    expect(fieldGroupsOf('image')).toEqual([]);
    expect(fieldGroupsOf('product')).toEqual([...FIELD_GROUPS, 'options']);
  });
});
