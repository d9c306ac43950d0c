import type { CatalogStock } from '../catalog/catalog-product';
import { aCatalogProduct, aCatalogVariant, someReferences } from '../testing/builders';
import { desiredFields, desiredVariantFields } from './desired-fields';
import { FieldOwnership } from './field-ownership';

const STOCK = { managed: true, quantity: 12, backorders: 'no' } as const;

const desired = (differences: Partial<CatalogStock>, ownership = new FieldOwnership()) => {
  const [stock, references] = [{ ...STOCK, ...differences }, someReferences({ ownership })];
  const [product, variant] = [aCatalogProduct({ stock }), aCatalogVariant({ stock })];
  const ofVariant = desiredVariantFields('lowStock', {
    product,
    variant,
    references,
    isNew: false,
  });
  expect(desiredFields('lowStock', product, references, false)).toBe(ofVariant);
  return ofVariant;
};

describe('the amount at which a shop warns of a low stock', () => {
  it('is what the ERP says; null unsets it, and without it the shop’s own stays', () => {
    expect(desired({ lowStockAmount: 3 })).toBe(3);
    expect(desired({ lowStockAmount: 0 })).toBe(0);
    expect(desired({ lowStockAmount: null })).toBeNull();
    expect(desired({})).toBeUndefined();
  });

  it('is none where the stock is not counted: the shop would drop it', () => {
    expect(desired({ managed: false, lowStockAmount: 3 })).toBeNull();
    expect(desired({ managed: false })).toBeUndefined();
  });

  it('is what the ERP says where the shop itself says whether it counts', () => {
    const ownership = new FieldOwnership({ stock: 'shop' });
    expect(desired({ managed: false, lowStockAmount: 3 }, ownership)).toBe(3);
  });

  it('is not known where the ERP serves broken whether the stock is counted', () => {
    const stock = { ...STOCK, managed: false, lowStockAmount: 3 };
    const flaws = [{ part: 'stock' as const, field: 'stock.managed', problem: 'is no boolean' }];
    const product = aCatalogProduct({ stock, flaws });
    expect(() => desiredFields('lowStock', product, someReferences(), false)).toThrow(
      'stock.managed',
    );
  });
});
