import { jsonCall } from './json-call';

/** A product of the ERP, as far as a benchmark needs it. */
export interface ErpProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: { readonly regular: string };
  readonly stock: { readonly quantity: number };
  readonly variants: readonly { readonly id: string; readonly sku: string }[];
}

/** What the catalogue is to be like. */
export interface CatalogueShape {
  readonly count: number;
  /** Variants of every product, or of some as in the demo's catalogue; none without. */
  readonly variants?: number | 'demo';
}

const PAGE = 500;
const EDITS_AT_ONCE = 2_000;

/** The ERP's double, by its contract and its demo routes. */
export class BenchErp {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** Starts the catalogue anew: without pictures, whose downloads are another matter. */
  async seed({ count, variants = 0 }: CatalogueShape): Promise<void> {
    await jsonCall('POST', `${this.url}/demo/seed`, { count, images: false, variants });
  }

  /** All products, a page at a time. */
  async *pages(): AsyncGenerator<readonly ErpProduct[]> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: ErpProduct[]; nextCursor: string | null } = await jsonCall(
        'GET',
        `${this.url}/products?limit=${PAGE}${from}`,
        undefined,
        { authorization: `Bearer ${this.token}` },
      );
      yield page.items;
      cursor = page.nextCursor;
    }
  }

  /** Up to so many products, in the catalogue's order. */
  async products(count: number): Promise<ErpProduct[]> {
    const products: ErpProduct[] = [];
    for await (const page of this.pages()) {
      products.push(...page);
      if (products.length >= count) break;
    }
    return products.slice(0, count);
  }

  /** Changes products without telling anybody. */
  async edit(edits: readonly { readonly id: string; readonly patch: object }[]): Promise<void> {
    for (let from = 0; from < edits.length; from += EDITS_AT_ONCE) {
      await jsonCall('POST', `${this.url}/demo/edits`, {
        edits: edits.slice(from, from + EDITS_AT_ONCE),
      });
    }
  }
}
