import { Logger } from '@nestjs/common';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import type { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { type Watermark, WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { aCatalogProduct, aCatalogVariant, NOON } from '../../../domain/testing/builders';
import { ValidationError } from '../../../domain/woocommerce.errors';
import type {
  CatalogScan,
  CatalogScanPage,
  ScannedProduct,
  ScanRange,
} from '../../full-sync/scan/catalog-scan';
import type { PlannedProduct } from '../../planning/product-plan';
import { NO_VARIANTS } from '../../planning/variant-plan';
import { intakeInto, partOf, SomeStores } from '../../testing/ports';
import { ReconcileCatalog } from './reconcile-catalog.use-case';

const PRICE = { regular: '10', sale: null, saleFrom: null, saleTo: null };
const STOCK = { managed: true, quantity: 4, backorders: 'no' } as const;
const minutes = (count: number): number => count * 60_000;

const update = (fields: Extract<PlannedProduct['plan'], { kind: 'update' }>['fields']) =>
  ({ plan: { kind: 'update', storeProductId: 7, fields } }) as const;

const flawed = (field: string): ValidationError => new ValidationError(field, 'is wrong');

function aScanned(
  planned: Partial<PlannedProduct>,
  imagesDiffer = false,
  id = 'LED-0042',
): ScannedProduct {
  return {
    product: aCatalogProduct({ id }),
    mapping: null,
    family: new Map(),
    planned: {
      plan: { kind: 'unchanged' },
      rejected: new Map(),
      variants: NO_VARIANTS,
      ...planned,
    },
    imagesDiffer,
  };
}

const aPage = (...products: ScannedProduct[]): CatalogScanPage => ({
  products,
  references: partOf<ShopReferences>({}),
  invalid: [],
  unreadable: 0,
  nextCursor: null,
});

/** How far a store was read, and how far it is read by now. */
class OneWatermark extends WatermarkRepository {
  movedTo: Date | null = null;

  constructor(private readonly watermark: Watermark) {
    super();
  }

  override find(): Promise<Watermark> {
    return Promise.resolve(this.watermark);
  }

  override move(_storeId: string, _name: string, to: Date): Promise<void> {
    this.movedTo = to;
    return Promise.resolve();
  }
}

/** A reading of these pages, from a watermark of an hour ago unless a test says otherwise. */
function aReading(
  pages: readonly (CatalogScanPage | Error)[],
  watermark: Partial<Watermark> = {},
  shown = 1_000,
) {
  const reachedAt = new Date(NOON.getTime() - minutes(60));
  const mark = new OneWatermark({ reachedAt, isAhead: false, now: NOON, ...watermark });
  const ranges: ScanRange[] = [];
  const requests: SyncRequest[] = [];
  const scan = partOf<CatalogScan>({
    async *pages(_storeId, range) {
      ranges.push(range);
      for (const page of pages) {
        await Promise.resolve();
        if (page instanceof Error) throw page;
        yield page;
      }
    },
  });
  const reading = new ReconcileCatalog(
    scan,
    mark,
    new SomeStores({ default: {} }),
    intakeInto(requests),
    partOf<ProductMappingRepository>({ countShown: () => Promise.resolve(shown) }),
  );
  return { execute: () => reading.execute('default'), mark, ranges, requests };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('how far a reading of the ERP’s changes goes back', () => {
  it('only notes where the next one starts, the first time', async () => {
    const { execute, mark, ranges } = aReading([], { reachedAt: null });
    await execute();
    expect(ranges).toEqual([]);
    expect(mark.movedTo).toEqual(NOON);
  });

  it('overlaps the last one by five minutes, as the ERP’s clock is not ours', async () => {
    const { execute, ranges } = aReading([]);
    await execute();
    expect(ranges).toEqual([
      { cursor: null, force: false, updatedSince: new Date(NOON.getTime() - minutes(65)) },
    ]);
  });

  it('goes back a day where the last one was noted by a clock that was wrong', async () => {
    const { execute, ranges } = aReading([], { reachedAt: null, isAhead: true });
    await execute();
    expect(ranges[0]?.updatedSince).toEqual(new Date(NOON.getTime() - minutes(24 * 60 + 5)));
  });

  it('is noted only once all of it was read and asked for', async () => {
    const broken = new Error('The ERP is away');
    const { execute, mark, requests } = aReading([
      aPage(aScanned(update({ price: PRICE }))),
      broken,
    ]);
    await expect(execute()).rejects.toBe(broken);
    expect(requests).toHaveLength(1);
    expect(mark.movedTo).toBeNull();
  });
});

describe('what is asked for of a product that differs', () => {
  const aVariant = aCatalogVariant();
  it.each<[string, Partial<PlannedProduct>, boolean, string[]]>([
    ['nothing', {}, false, []],
    ['its price', update({ price: PRICE }), false, ['price']],
    ['price and stock', update({ price: PRICE, stock: STOCK }), false, ['price', 'stock']],
    ['two texts', update({ name: 'A', slug: 'a' }), false, ['product']],
    ['a text and the price', update({ name: 'A', price: PRICE }), false, ['product', 'price']],
    ['its pictures', {}, true, ['image']],
    ['price and pictures', update({ price: PRICE }), true, ['price', 'image']],
    // A delivery asks for the pictures of what it makes by itself.
    ['all of it', { plan: { kind: 'create', fields: { price: PRICE } } }, false, ['product']],
    ['that it is archived', { plan: { kind: 'trash', storeProductId: 7 } }, false, ['product']],
    [
      'a price that cannot be',
      { rejected: new Map([['price', flawed('price')]]) },
      false,
      ['price'],
    ],
    [
      'the stock of a variant',
      {
        variants: {
          ...NO_VARIANTS,
          writes: [{ variant: aVariant, mapping: null, fields: { stock: STOCK } }],
        },
      },
      false,
      ['stock'],
    ],
    [
      'a variant that cannot be',
      {
        variants: {
          ...NO_VARIANTS,
          rejected: [{ variant: aVariant, groups: ['options'], reason: flawed('attributes') }],
        },
      },
      false,
      ['product'],
    ],
    [
      'a variant that is gone',
      { variants: { ...NO_VARIANTS, removed: [partOf<ProductSyncMapping>({})] } },
      false,
      ['product'],
    ],
  ])('in %s', async (_what, planned, imagesDiffer, types) => {
    const { execute, requests } = aReading([aPage(aScanned(planned, imagesDiffer))]);
    await execute();
    expect(requests.map(({ syncType }) => syncType)).toEqual(types);
  });

  it('a product that breaks the contract is asked for, and fails where people look', async () => {
    const invalid = [{ id: 'BAD', sku: null, name: null, field: 'sku', problem: 'is missing' }];
    const { execute, requests } = aReading([{ ...aPage(), invalid }]);
    await execute();
    expect(requests).toEqual([
      {
        storeId: 'default',
        subjectKind: 'product',
        subjectId: 'BAD',
        syncType: 'product',
        origin: { via: 'schedule', actor: 'reconciliation' },
      },
    ]);
  });
});

describe('what a store does not sell any more', () => {
  const leaving = (count: number): CatalogScanPage =>
    aPage(
      ...Array.from({ length: count }, (_none, index) => {
        const scanned = aScanned({ plan: { kind: 'trash', storeProductId: index } });
        const product = { ...scanned.product, id: `P${index}`, unsold: 'trash' } as const;
        return { ...scanned, product, mapping: partOf<ProductSyncMapping>({}) };
      }),
    );

  it.each([
    ['leaves where it is little', 21, 105, 21],
    ['leaves where it is twenty at the most', 20, 20, 20],
    ['stays where it is more than a fifth of what the shop shows', 21, 104, 0],
  ])('%s', async (_what, count, shown, asked) => {
    const { execute, requests } = aReading([leaving(count), leaving(0)], {}, shown);
    await execute();
    expect(requests).toHaveLength(asked);
  });
});
