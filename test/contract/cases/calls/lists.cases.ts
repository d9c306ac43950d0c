import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../../suite/shop/answer';
import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json } from '../../suite/shop/json';
import type { Query } from '../../suite/shop/shop-client';
import type { Trial } from '../../suite/trial/trial';

/** Three products, in the order in which they were made. */
async function three(trial: Trial): Promise<readonly [Answer, Answer, Answer]> {
  return [await trial.product(), await trial.product(), await trial.product()];
}

/** A list of three products of our own, two to a page. */
const ofThree =
  (query: Query, see: (list: Answer) => Json): ContractCase['see'] =>
  async (trial) => {
    const include = (await three(trial)).map(({ id }) => id).join(',');
    return see(await trial.list({ include, per_page: 2, ...query }));
  };

/** Where a list links to, by what it is there. */
function links(header: string | undefined): Json {
  const found = [...(header ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g)];
  return Object.fromEntries(
    found.flatMap(([, address, rel]) => {
      const page = new URL(address ?? '').searchParams.get('page');
      return rel === 'next' || rel === 'prev' ? [[rel, `page ${page ?? ''}`]] : [];
    }),
  );
}

/** How often a file is asked for that is not there yet. */
const MOST_LOOKS = 60;

/** The catalogue as a file, once it is written, and the last answer about it. */
async function exported({ shop }: Trial): Promise<{ answer: Answer; rows: readonly FileRow[] }> {
  const ask = (force: boolean): Promise<Answer> =>
    shop.send({
      method: 'POST',
      route: 'catalog/create',
      path: 'wp-json/wc/pos/v1/catalog/create',
      query: { _product_fields: 'id,sku', _variation_fields: 'id,sku', force },
    });
  let answer = await ask(true);
  for (let look = 1; look <= MOST_LOOKS && answer.at('state') !== 'completed'; look += 1) {
    await delay(500);
    answer = await ask(false);
  }
  if (answer.at('state') !== 'completed') return { answer, rows: [] };
  const path = new URL(answer.text('url')).pathname.slice(1);
  const file = await shop.send({ method: 'GET', route: 'feed', path });
  return { answer, rows: file.body as unknown as readonly FileRow[] };
}

/** A row of that file. */
interface FileRow {
  readonly data: Readonly<Record<string, Json>>;
}

/** Lists and their pages. */
export const listCases: readonly ContractCase[] = [
  {
    name: 'per-page-limit',
    fact: 24,
    expected: { 100: 200, 101: 400, 0: 400 },
    see: async ({ shop }) => {
      const status = async (per_page: number): Promise<number> =>
        (await shop.get('products', { per_page, _fields: 'id' })).status;
      return { 100: await status(100), 101: await status(101), 0: await status(0) };
    },
  },
  {
    name: 'list-totals',
    fact: 24,
    expected: { total: '3', pages: '2' },
    see: ofThree({}, ({ headers }) => ({
      total: headers['x-wp-total'] ?? 'no',
      pages: headers['x-wp-totalpages'] ?? 'no',
    })),
  },
  {
    name: 'list-link',
    fact: 24,
    expected: { 'of the first page': { next: 'page 2' }, 'of the last': { prev: 'page 1' } },
    see: async (trial) => {
      const include = (await three(trial)).map(({ id }) => id).join(',');
      const first = await trial.list({ include, per_page: 2 });
      const last = await trial.list({ include, per_page: 2, page: 2 });
      return {
        'of the first page': links(first.headers['link']),
        'of the last': links(last.headers['link']),
      };
    },
  },
  {
    name: 'page-past-end-empty',
    fact: 24,
    expected: { http: 200, body: [] },
    see: async (trial) => {
      const include = (await trial.product()).id;
      const answer = await trial.shop.get('products', { include, page: 3 });
      return { http: answer.status, body: answer.body };
    },
  },
  { name: 'include-pages', fact: 24, expected: 2, see: ofThree({}, ({ rows }) => rows.length) },
  {
    name: 'include-empty-all',
    fact: 24,
    expected: { 'rows on a page of one': 1 },
    see: async (trial) => {
      await trial.product();
      return {
        'rows on a page of one': (await trial.list({ include: '', per_page: 1 })).rows.length,
      };
    },
  },
  {
    name: 'orderby-id-ascending',
    fact: 24,
    expected: ['first', 'second', 'third'],
    see: async (trial) => {
      const products = await three(trial);
      const names = new Map<Json, Json>(
        products.map(({ id }, index) => [id, ['first', 'second', 'third'][index] ?? null]),
      );
      const include = products.map(({ id }) => id).join(',');
      const { ids } = await trial.list({ include, orderby: 'id', order: 'asc' });
      return ids.map((id) => names.get(id) ?? id);
    },
  },
  {
    name: 'orderby-modified',
    fact: 24,
    expected: ['written first', 'written last'],
    see: async (trial) => {
      const [older, newer] = [await trial.product(), await trial.product()];
      await trial.after(newer.text('date_modified_gmt'));
      await trial.write(older.id, { regular_price: '11' });
      const { ids } = await trial.list({
        include: `${older.id},${newer.id}`,
        orderby: 'modified',
        order: 'asc',
      });
      return ids.map((id) => (id === older.id ? 'written last' : 'written first'));
    },
  },
  {
    name: 'catalog-export',
    fact: 46,
    since: '10.5',
    expected: {
      http: 200,
      state: 'completed',
      'our product': 'published alone',
      fields: 'data,type',
    },
    see: async (trial) => {
      const shown = await trial.product({ status: 'publish' });
      const hidden = await trial.product({ status: 'draft' });
      const { answer, rows } = await exported(trial);
      const ids = rows.map((row) => new Map(Object.entries(row.data)).get('id') ?? null);
      const isIn = [shown, hidden].map(({ id }) => ids.includes(id));
      return {
        http: answer.status,
        state: answer.at('state'),
        'our product': isIn[0] === true && isIn[1] !== true ? 'published alone' : isIn,
        fields: Object.keys(rows[0] ?? {})
          .sort()
          .join(','),
      };
    },
  },
  {
    name: 'fields-stop-at-lists',
    fact: 25,
    expected: ['_links', 'billing', 'id'],
    see: async (trial) => {
      const { id } = await trial.order((await trial.product({ regular_price: '10' })).id, 1);
      const answer = await trial.shop.get(`orders/${id}`, {
        _fields: 'id,line_items.sku,billing.email',
      });
      return Object.keys(answer.having(200).body as object).sort();
    },
  },
];
