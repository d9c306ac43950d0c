import { setTimeout as delay } from 'node:timers/promises';
import type { JournalCall } from '../../../../apps/sandbox/src/store/journal/journal';
import { ReadingLoop } from '../../bare/reading-loop';
import { type Figures, rounded } from '../../measuring/figures';
import { Measurement } from '../../measuring/measurement';
import type { Preset } from '../../world/bench-shop';
import type { BenchWorld } from '../../world/bench-world';

/** What a comparison meets. */
export interface DriftOptions {
  readonly products: number;
  /** Variants of each; none for simple products. */
  readonly perParent: number;
  readonly source: 'lists' | 'export';
  readonly store: Preset;
}

/** How a comparison is told of, as far as it matters here. */
interface Report {
  readonly id: string;
  readonly status: string;
  readonly source: string;
  readonly products: number;
  readonly variations: number;
  readonly counts: readonly {
    readonly kind: string;
    readonly group: string | null;
    readonly findings: number;
  }[];
  readonly items: readonly unknown[];
}

/** What a comparison asks of a product where all fields are the ERP's. */
const FIELDS =
  'id,parent_id,sku,status,global_unique_id,type,attributes,name,slug,description,short_description,tax_class,weight,dimensions,shipping_class,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt,manage_stock,stock_quantity,backorders,low_stock_amount,categories,tags,brands,images,image';

const LOOK_MS = 100;
const LONGEST_MS = 1_800_000;

/** A comparison of a whole shop that is right, beside the bare loop of the same reads. */
export async function drift(
  world: BenchWorld,
  { products, perParent, source, store }: DriftOptions,
): Promise<Figures> {
  await world.settle(LONGEST_MS);
  await world.ready(store);
  const loop = new ReadingLoop(world.shop);
  const bare = source === 'lists' ? await loop.lists(FIELDS) : await loop.export(FIELDS);
  await world.restartServices();
  const measurement = await Measurement.start(world);
  const startedAt = performance.now();
  const report = await compare(world, source);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { figures, journal } = await measurement.end('drift', { offered: products });
  const found = report.counts.reduce((sum, { findings }) => sum + findings, 0);
  return {
    ...figures,
    delivered: report.products + report.variations,
    wallSeconds: rounded(seconds),
    lowerLimitCalls: bare.calls,
    own: {
      ofBareReads: rounded(seconds / bare.seconds),
      bareReadsSeconds: rounded(bare.seconds),
      ...callsOf(journal.calls, report.source),
      findings: found,
    },
    notes: [
      `${report.products} products and ${report.variations} variations by its ${report.source}, ${perParent} variants each, store ${store}`,
      found === 0
        ? 'nothing found where nothing was changed'
        : `found where nothing was changed: ${JSON.stringify(report.counts)}, as ${JSON.stringify(report.items[0])}`,
    ],
  };
}

/** The comparison's own calls, and what any process of the service asks a shop beside it. */
function callsOf(
  calls: readonly JournalCall[],
  source: string,
): { readCalls: number; callsBeside: number } {
  const isExport = source === 'export';
  const own = calls.filter(({ method, route }) =>
    isExport ? method === 'POST' : !route.startsWith('/data/'),
  ).length;
  // No journal has the download of the file.
  return { readCalls: own + (isExport ? 1 : 0), callsBeside: calls.length - own };
}

async function compare(world: BenchWorld, source: DriftOptions['source']): Promise<Report> {
  const { id } = await world.call<Report>('POST', '/sync/drift', { source });
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const report = await world.call<Report>('GET', `/sync/drift/${id}?limit=5`);
    if (report.status === 'completed') return report;
    if (report.status === 'failed' || Date.now() > deadline)
      throw new Error(`The comparison did not end well: ${JSON.stringify(report)}`);
    await delay(LOOK_MS);
  }
}
