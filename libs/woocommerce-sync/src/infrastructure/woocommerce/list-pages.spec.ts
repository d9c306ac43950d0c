import type { Clock } from '../../application/ports/clock.port';
import type { JsonExchange } from '../http/json-exchange';
import { listPage } from './list-pages';
import { WooCommerceApiClient } from './woocommerce-api.client';
import { WooCommerceTransport } from './woocommerce-transport';

/** A shop of three categories on two pages, whose answers tell of that what a test says. */
function aShop(totalPages: string | undefined): WooCommerceApiClient {
  const pages = [[1, 2], [3], []];
  const exchange = {
    send: ({ url }: { url: string }) => {
      const rows = pages[Number(new URL(url).searchParams.get('page')) - 1];
      if (rows === undefined) return Promise.reject(new Error('A page after the last was asked for'));
      const json = rows.map((id) => ({ id, name: String(id), parent: 0 }));
      return Promise.resolve({ status: 200, headers: { 'x-wp-totalpages': totalPages }, text: '', json });
    },
  } as unknown as JsonExchange;
  const transport = new WooCommerceTransport('https://shop.example', exchange, (request) => request, {
    now: () => new Date(0),
  } as Clock);
  return new WooCommerceApiClient(transport);
}

describe('a list in pages', () => {
  it.each(['2', undefined, '', 'many', 'NaN', '-1', '1e9', '99999999999999999999', '2, 2'])(
    'is read to its end where its answers tell of %j pages',
    async (totalPages) => {
      expect((await aShop(totalPages).getCategories()).map(({ id }) => id)).toEqual([1, 2, 3]);
    },
  );

  it('has as many pages as its answer tells in a number', () => {
    expect(listPage(['row'], { 'x-wp-totalpages': ' 12 ' }, 12).isLast).toBe(true);
    expect(listPage(['row'], { 'x-wp-totalpages': ' 12 ' }, 11).isLast).toBe(false);
    expect(listPage(['row'], { 'x-wp-totalpages': '12.5' }, 13).isLast).toBe(false);
  });
});
