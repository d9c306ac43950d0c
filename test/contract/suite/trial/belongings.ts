import type { Answer } from '../shop/answer';
import { isObject, type Json } from '../shop/json';
import type { Call, ShopClient } from '../shop/shop-client';

/** What a run makes goes in this order: what listens first, then what points at others. */
const ROUTES = [
  'webhooks',
  'orders',
  'products',
  'products/attributes',
  'products/tags',
  'products/shipping_classes',
  'products/categories',
] as const;

/** Most entries of a batch (fact 15), and of a list of SKUs that fits into an address. */
const BATCH_SIZE = 100;
const SKUS_PER_CALL = 40;

/** Everything that a run made in the shop, so that nothing of it stays there. */
export class Belongings {
  private readonly made = new Map<string, Set<number>>();

  /** Takes note of what an answer says was made. */
  note({ method, route }: Call, answer: Answer): void {
    if (method !== 'POST') return;
    const target = route.replace(/\/batch$/, '');
    const rows = route === target ? [answer.body] : listOf(answer.at('create'));
    for (const row of rows) {
      if (isObject(row) && typeof row['id'] === 'number' && row['id'] > 0)
        this.add(target, row['id']);
    }
  }

  /**
   * Removes all, for good, and what has one of the SKUs: a create without an answer may have made
   * it (fact 17). Answers what could not be removed, in words.
   */
  async remove(shop: ShopClient, skus: readonly string[]): Promise<string[]> {
    await this.findBySku(shop, skus);
    const left: string[] = [];
    for (const route of ROUTES) {
      const ids = [...(this.made.get(route) ?? [])];
      if (ids.length > 0) left.push(...(await this.removeFrom(shop, route, ids)));
      this.made.delete(route);
    }
    return left;
  }

  private add(route: string, id: number): void {
    const ids = this.made.get(route) ?? new Set();
    this.made.set(route, ids.add(id));
  }

  private async findBySku(shop: ShopClient, skus: readonly string[]): Promise<void> {
    for (const some of chunks(skus, SKUS_PER_CALL)) {
      for (const status of ['any', 'trash']) {
        const query = { sku: some.join(','), status, per_page: 100, _fields: 'id,parent_id' };
        const found = await shop.get('products', query);
        for (const row of listOf(found.body)) {
          if (isObject(row) && row['parent_id'] === 0) this.add('products', Number(row['id']));
        }
      }
    }
  }

  private async removeFrom(
    shop: ShopClient,
    route: string,
    ids: readonly number[],
  ): Promise<string[]> {
    const failed =
      route === 'products' ? await inBatches(shop, ids) : await oneByOne(shop, route, ids);
    return failed.map((id) => `${route}/${id}`);
  }
}

async function inBatches(shop: ShopClient, ids: readonly number[]): Promise<number[]> {
  const failed: number[] = [];
  for (const some of chunks(ids, BATCH_SIZE)) {
    const answer = await shop.post('products/batch', { delete: some });
    const gone = listOf(answer.at('delete'));
    failed.push(...some.filter((id, index) => !isGone(gone[index], id)));
  }
  return failed;
}

async function oneByOne(
  shop: ShopClient,
  route: string,
  ids: readonly number[],
): Promise<number[]> {
  const failed: number[] = [];
  for (const id of ids) {
    const { status } = await shop.delete(`${route}/${id}`, true);
    if (status !== 200 && status !== 404) failed.push(id);
  }
  return failed;
}

/** Deleted now, or before: a case may have done it. */
function isGone(row: Json | undefined, id: number): boolean {
  if (row === undefined || !isObject(row)) return false;
  const error = row['error'];
  if (error === undefined) return row['id'] === id;
  const data = isObject(error) ? error['data'] : undefined;
  return data !== undefined && isObject(data) && data['status'] === 404;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_none, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
