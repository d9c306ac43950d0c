import type { ErpPrice, ErpProduct, ErpStock } from '../../../apps/sandbox/src/cypher/erp-product';
import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';

/** What is compared of whatever can be bought: a product, or one of its variants. */
export interface ShownOffer {
  readonly price: string;
  /** From when to when the sale holds, in UTC. */
  readonly saleDates: string;
  readonly stock: string;
}

/**
 * What the checker compares of a product: as far as it can say by itself, without the service's
 * code, what is right. The offer of a product with variants is what all of them offer.
 */
export interface ShownProduct extends ShownOffer {
  readonly details: string;
}

/** A part of a product that is compared as a whole. */
export type Part = keyof ShownProduct;

export const PARTS: readonly Part[] = ['price', 'saleDates', 'stock', 'details'];

/** The parts that an item of this type brings to the shop. */
export const PARTS_OF: Readonly<Record<string, readonly Part[]>> = {
  price: ['price', 'saleDates'],
  stock: ['stock'],
  product: PARTS,
};

const STATUS = { active: 'publish', inactive: 'draft', archived: 'trash' } as const;

/** What the shop has to show of an ERP's product. */
export function expectedOf(product: ErpProduct): ShownProduct {
  const { variants, name, status } = product;
  const offer =
    variants.length === 0
      ? expectedOffer(product)
      : familyOffer(
          variants
            .filter((variant) => variant.status !== 'archived')
            .map((variant) => ({ sku: variant.sku, offer: expectedOffer(variant) })),
        );
  return { ...offer, details: detailsText(name, STATUS[status]) };
}

/**
 * What the shop has to show of what is sold at a price of its own: a product without variants, or a
 * variant.
 */
export function expectedOffer({ price, stock }: { price: ErpPrice; stock: ErpStock }): ShownOffer {
  const sale = price.sale ?? '';
  return {
    price: priceText(price.regular, sale),
    saleDates: sale === '' ? '' : saleDatesText(instantOf(price.saleFrom), instantOf(price.saleTo)),
    stock: stockText(stock.managed, stock.quantity),
  };
}

/**
 * What the shop shows of a product.
 * @param all everything that the shop has, the product's variations among it
 */
export function shownOf(product: StoreProduct, all: Iterable<StoreProduct>): ShownProduct {
  const offer =
    product.type === 'variable'
      ? familyOffer(
          [...all]
            .filter(({ parentId, status }) => parentId === product.id && status !== 'trash')
            .map((variation) => ({ sku: variation.sku, offer: shownOffer(variation) })),
        )
      : shownOffer(product);
  return { ...offer, details: detailsText(product.name, product.status) };
}

/** Whether the ERP has a product, and the shop is to sell it. */
export function isArchived(product: ErpProduct | null): boolean {
  return product === null || product.status === 'archived';
}

/** A price as text. */
export function priceText(regular: string, sale: string): string {
  return sale === '' ? regular : `${regular}, on sale for ${sale}`;
}

/** A stock as text. */
export function stockText(managed: boolean, quantity: number | null): string {
  return managed ? `${quantity ?? 0} pieces` : 'not counted';
}

function shownOffer(product: StoreProduct): ShownOffer {
  const { regular_price, sale_price, sale_from, sale_to, manage_stock, stock_quantity } = product;
  return {
    price: priceText(regular_price, sale_price),
    saleDates: sale_price === '' ? '' : saleDatesText(sale_from, sale_to),
    stock: stockText(manage_stock, stock_quantity),
  };
}

function familyOffer(
  forms: readonly { readonly sku: string; readonly offer: ShownOffer }[],
): ShownOffer {
  const sorted = forms.toSorted((one, other) => (one.sku < other.sku ? -1 : 1));
  const join = (part: keyof ShownOffer): string =>
    sorted.map(({ sku, offer }) => `${sku}: ${offer[part]}`).join('; ');
  return { price: join('price'), saleDates: join('saleDates'), stock: join('stock') };
}

function instantOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

/** In whole seconds, as the shop keeps them. */
function saleDatesText(from: number | null, to: number | null): string {
  const [start, end] = [from, to].map((at) =>
    at === null ? '…' : new Date(at).toISOString().slice(0, 19),
  );
  return `${start} to ${end}`;
}

function detailsText(name: string, status: string): string {
  return `${name} (${status})`;
}
