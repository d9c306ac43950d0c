import type { ErpListPrice, ErpPrice, ErpProduct, ErpStock } from '../erp-product';
import { multiplyPrice } from './demo-offer';
import type { Facts } from './demo-variants';

/**
 * So many products, from the first on, say what other shops of the company need: the export list in
 * euro, two warehouses, English texts and flags. The rest sells in one shop alone.
 */
const FOR_OTHERS = 200;

/** Lei for a euro. */
const LEI_PER_EURO = 5;

/** A product with all that shops with rules of their own go by. */
export function forOtherStores(product: ErpProduct, facts: Facts, index: number): ErpProduct {
  if (index >= FOR_OTHERS) return { ...product, flags: [] };
  const prices = pricesOf(product.price);
  return {
    ...product,
    prices,
    stock: inWarehouses(product.stock),
    texts: { en: englishTexts(facts) },
    flags: index % 2 === 0 ? ['web', 'export'] : ['web'],
    variants: product.variants.map((variant) => ({
      ...variant,
      prices: pricesOf(variant.price),
      stock: inWarehouses(variant.stock),
    })),
  };
}

function pricesOf({ regular, sale, saleFrom, saleTo }: ErpPrice): ErpListPrice[] {
  const times = { saleFrom, saleTo };
  const euro = (lei: string): string => multiplyPrice(lei, 1 / LEI_PER_EURO);
  return [
    {
      list: 'export',
      regular: euro(regular),
      sale: sale === null ? null : euro(sale),
      ...times,
      currency: 'EUR',
    },
    {
      list: 'b2b',
      regular: multiplyPrice(regular, 0.8),
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
    },
  ];
}

/** Two of three pieces are in Bucharest. */
function inWarehouses(stock: ErpStock): ErpStock {
  const near = Math.ceil((stock.quantity * 2) / 3);
  return {
    ...stock,
    warehouses: [
      { id: 'BUC', quantity: near },
      { id: 'CLJ', quantity: stock.quantity - near },
    ],
  };
}

function englishTexts({ form, watts, series, protection, line }: Facts) {
  const power = watts > 0 ? `, ${watts} W` : '';
  const name = `${series} ${form}${power}`;
  return {
    name,
    description: `<p><strong>${name}</strong> – from stock, ${protection}.</p>`,
    shortDescription: `${name}. ${line.warrantyMonths} months of warranty.`,
  };
}
