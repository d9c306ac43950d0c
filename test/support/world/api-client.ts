import type request from 'supertest';
import { eventually, type EventuallyOptions } from '../eventually';
import type {
  AuditEntry,
  CategoriesResult,
  Failure,
  FullSyncPlan,
  LaneStatus,
  ProductMapping,
  ProductStatus,
  PulledOrder,
  SyncResult,
  SyncRun,
  SyncStatus,
} from './answers';

/** What the paths of the service's API begin with. */
export const API = '/api/v1/woocommerce';

/** How long a full sync may take. */
const FULL_SYNC = { timeout: 30_000 };

/** Who calls: somebody with this role, or with roles in some stores alone; nobody for null. */
export type Role =
  | 'admin'
  | 'operator'
  | 'events'
  | 'orders'
  | 'user'
  | { readonly stores: Readonly<Record<string, string>> }
  | null;

/** A call of the service, by method and path. */
export type Call = (
  method: 'get' | 'post' | 'patch' | 'delete',
  path: string,
  role?: Role,
) => request.Test;

/** A product or anything else of the ERP, by itself or by its id. */
export type Named = string | { readonly id: string };

/** The id of what is named. */
export function idOf(named: Named): string {
  return typeof named === 'string' ? named : named.id;
}

/** The query of the page that follows this one; null after the last. */
export function nextPage({ headers }: request.Response): string | null {
  const { link = '' } = headers as { readonly link?: string };
  return /^<(\?.*)>; rel="next"$/.exec(link)?.[1] ?? null;
}

/**
 * The service's API as its clients use it. `get` and `post` leave the answer to the test; all others
 * answer the body, and throw where the status is not the one of success.
 */
export class ApiClient {
  constructor(private readonly call: Call) {}

  /** A reading call; the path begins after `/api/v1/woocommerce`. */
  get(path: string, role?: Role): request.Test {
    return this.call('get', `${API}${path}`, role);
  }

  /** A call that does something; the path begins after `/api/v1/woocommerce`. */
  post(path: string, role?: Role): request.Test {
    return this.call('post', `${API}${path}`, role);
  }

  /** A call that changes something that there is; the path begins after `/api/v1/woocommerce`. */
  patch(path: string, role?: Role): request.Test {
    return this.call('patch', `${API}${path}`, role);
  }

  /** A call that removes something; the path begins after `/api/v1/woocommerce`. */
  delete(path: string, role?: Role): request.Test {
    return this.call('delete', `${API}${path}`, role);
  }

  /** What waits, what is done, and how the shop's lane is. */
  async status(): Promise<SyncStatus> {
    return this.read('/sync/status');
  }

  /** How the shop's lane is. */
  async lane(): Promise<LaneStatus> {
    return (await this.status()).lane;
  }

  /** How one product stands. */
  async productStatus(product: Named): Promise<ProductStatus> {
    return this.read(`/sync/status/${idOf(product)}`);
  }

  /** What the product or variant is in the shop. @throws Error when it is not known there. */
  async mapping(product: Named): Promise<ProductMapping> {
    return this.read(`/mappings/${idOf(product)}`);
  }

  /** Tells of something that happened to these products. */
  async tell(type: string, ...products: readonly Named[]): Promise<void> {
    await this.tellAll([{ type, data: { productIds: products.map(idOf) } }]);
  }

  /** Tells of several events in one call. */
  async tellAll(events: readonly object[]): Promise<void> {
    await this.post('/events').send({ events }).expect(202);
  }

  /** Syncs the product now; what became of it is in the answer. */
  async sync(product: Named): Promise<SyncResult> {
    return this.write(`/sync/product/${idOf(product)}`);
  }

  /** Syncs the product's price now. */
  async syncPrice(product: Named): Promise<SyncResult> {
    return this.write(`/sync/price/${idOf(product)}`);
  }

  /** Syncs the product's stock now. */
  async syncStock(product: Named): Promise<SyncResult> {
    return this.write(`/sync/stock/${idOf(product)}`);
  }

  /** Syncs the whole tree of categories now. */
  async syncCategories(): Promise<CategoriesResult> {
    return this.write('/sync/categories');
  }

  /** Starts a full sync; answers the id of its run. */
  async startFullSync(request: object = {}): Promise<string> {
    const { body } = await this.post('/sync/all').send(request).expect(202);
    return (body as SyncRun).batchId;
  }

  /** How far a full sync is. */
  async run(batchId: string): Promise<SyncRun> {
    return this.read(`/sync/runs/${batchId}`);
  }

  /** A full sync, to its end. */
  async fullSync(request: object = {}, waiting: EventuallyOptions = FULL_SYNC): Promise<SyncRun> {
    const batchId = await this.startFullSync(request);
    return eventually(async () => {
      const run = await this.run(batchId);
      expect(run).toMatchObject({ status: 'completed', open: 0, categories: { open: 0 } });
      return run;
    }, waiting);
  }

  /** What a full sync would do. */
  async planFullSync(): Promise<FullSyncPlan> {
    return this.write('/sync/all', { dryRun: true });
  }

  /** Stops a full sync. */
  async cancel(batchId: string): Promise<SyncRun> {
    return this.write(`/sync/runs/${batchId}/cancel`);
  }

  /** What failed for good, or those failures that the query asks for (`?syncType=image`). */
  async failures(query = ''): Promise<readonly Failure[]> {
    return (await this.read<{ items: readonly Failure[] }>(`/sync/failed${query}`)).items;
  }

  /** What of the product failed for good; undefined while nothing has. */
  async findFailure(product: Named): Promise<Failure | undefined> {
    const failures = await this.failures('?limit=500');
    return failures.find(({ productId }) => productId === idOf(product));
  }

  /** Tries again what failed, or that of it which the request names. */
  async retry(request: object = {}): Promise<void> {
    await this.write('/sync/retry', request);
  }

  /** Pulls orders, and follows the links from page to page. */
  async pullOrders(request: object = {}, query = '?limit=500'): Promise<PulledOrder[]> {
    let page = await this.post(`/pull/orders${query}`).send(request).expect(200);
    const orders = [...(page.body as PulledOrder[])];
    for (let next = nextPage(page); next !== null; next = nextPage(page)) {
      page = await this.get(`/pull/orders${next}`).expect(200);
      orders.push(...(page.body as PulledOrder[]));
    }
    return orders;
  }

  /** What was written in the log of calls, the newest first. */
  async audit(query = ''): Promise<readonly AuditEntry[]> {
    return (await this.read<{ items: readonly AuditEntry[] }>(`/audit${query}`)).items;
  }

  private async read<T>(path: string): Promise<T> {
    return (await this.get(path).expect(200)).body as T;
  }

  private async write<T>(path: string, request: object = {}): Promise<T> {
    return (await this.post(path).send(request).expect(200)).body as T;
  }
}
