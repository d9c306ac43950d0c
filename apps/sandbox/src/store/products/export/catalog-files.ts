import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { withFields } from '../../rest/response-fields';
import type { StoreProduct } from '../../state/store-product';
import type { StoreContext } from '../../store-context';
import { productView, variationView } from '../product-view';

/** Which fields a file has; all of them where null. */
export interface FileFields {
  readonly ofProducts: string | null;
  readonly ofVariations: string | null;
}

/** How far a file is. */
export type FileState = 'scheduled' | 'in_progress' | 'completed' | 'failed';

/** One file of the catalogue, while it is made and afterwards. */
interface CatalogFile {
  readonly fields: FileFields;
  readonly scheduledAt: number;
  state: FileState;
  /** When its writing began, and how long that takes, in milliseconds. */
  begunAt: number;
  takesMs: number;
  completedAt: number | null;
  total: number;
  name: string;
  /** Its content in parts. */
  parts: string[];
}

/** Rows that are written before others get their turn. */
const ROWS_AT_ONCE = 500;

/** What a row costs of one that a list shows: 8,671 rows took nine seconds (fact 94). */
const COST_OF_LISTED = 0.26;

const TYPES = new Set(['simple', 'variable', 'variation']);

/**
 * The files into which a shop writes its published products (facts 46, 91), one for each choice of
 * fields.
 */
export class CatalogFiles {
  private readonly jobs = new Map<string, CatalogFile>();

  constructor(private readonly context: StoreContext) {}

  /**
   * How far the file of these fields is; it is started where there is none, or with `force`. Null
   * where one under way should be begun anew (fact 94).
   */
  statusOf(fields: FileFields, force: boolean): Record<string, unknown> | null {
    const key = JSON.stringify(fields);
    const known = this.jobs.get(key);
    if (known?.state === 'failed') this.jobs.delete(key);
    if (force && known?.state === 'in_progress') return null;
    const isDone = known?.state === 'completed' && force;
    if (known !== undefined && !isDone) return this.shown(known);
    const job: CatalogFile = {
      fields,
      scheduledAt: this.context.now(),
      state: 'scheduled',
      begunAt: 0,
      takesMs: 0,
      completedAt: null,
      total: -1,
      name: '',
      parts: [],
    };
    this.jobs.set(key, job);
    const shown = this.shown(job);
    void this.write(job);
    return shown;
  }

  /** The parts of the file with this name; undefined where there is none. */
  partsOf(name: string): readonly string[] | undefined {
    return [...this.jobs.values()].find((job) => job.name === name)?.parts;
  }

  /** Writes the file in a worker of the shop, as its queue of actions does. */
  private async write(job: CatalogFile): Promise<void> {
    const { workers, catalogue, now, faults } = this.context;
    await turn();
    await workers.run(async () => {
      job.state = 'in_progress';
      if (faults.strike('POST', '/catalog/file', {}) !== null) {
        job.state = 'failed';
        return { result: null, costMs: 0 };
      }
      const products = [...catalogue.products.values()].filter(isExported);
      job.total = products.length;
      job.begunAt = performance.now();
      job.takesMs = products.length * workers.model.perRow * COST_OF_LISTED;
      for (let at = 0; at < products.length; at += ROWS_AT_ONCE) {
        const rows = products.slice(at, at + ROWS_AT_ONCE).map((one) => this.rowOf(one, job));
        job.parts.push(`${at === 0 ? '[' : ','}${rows.join(',')}`);
        await turn();
      }
      job.parts.push(products.length === 0 ? '[]' : ']');
      return { result: null, costMs: job.takesMs };
    });
    if (job.state === 'failed') return;
    job.name = `pos-catalog-feed-${randomBytes(16).toString('hex')}.json`;
    job.completedAt = now();
    job.state = 'completed';
  }

  private rowOf(product: StoreProduct, { fields }: CatalogFile): string {
    const isVariation = product.parentId !== 0;
    const asked = isVariation ? fields.ofVariations : fields.ofProducts;
    const { _links: _without, ...view } = isVariation
      ? variationView(product, this.context)
      : productView(product, this.context, asked === null ? {} : { fields: asked });
    const type = isVariation ? 'variation' : product.type;
    return JSON.stringify({ type, data: withFields(view, asked) });
  }

  private shown({ fields, ...job }: CatalogFile): Record<string, unknown> {
    const { ofProducts, ofVariations } = fields;
    const processed = processedOf(job);
    return {
      scheduled_at: dateText(job.scheduledAt),
      completed_at: job.completedAt === null ? null : dateText(job.completedAt),
      state: job.state,
      progress: job.total <= 0 ? 0 : Math.round((processed / job.total) * 100),
      processed,
      total: job.total,
      args: {
        ...(ofProducts === null ? {} : { _product_fields: ofProducts }),
        ...(ofVariations === null ? {} : { _variation_fields: ofVariations }),
      },
      ...(job.state === 'completed'
        ? { url: `${this.context.homeUrl()}/wp-content/uploads/product-feeds/${job.name}` }
        : {}),
    };
  }
}

/** How many rows are written, as the time passes: a shop counts each hundred. */
function processedOf({ state, total, begunAt, takesMs }: Omit<CatalogFile, 'fields'>): number {
  if (state === 'completed') return total;
  if (state !== 'in_progress' || total <= 0 || takesMs <= 0) return 0;
  const written = Math.min(1, (performance.now() - begunAt) / takesMs) * total;
  return Math.floor(written / 100) * 100;
}

function isExported({ status, type, parentId }: StoreProduct): boolean {
  return status === 'publish' && (parentId !== 0 || TYPES.has(type));
}

function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
