import type { Clock } from '../../../application/ports/clock.port';
import type { JsonExchange } from '../../http/json-exchange';
import { listPage } from './list-pages';
import { WooCommerceApiClient } from './woocommerce-api.client';
import { WooCommerceCategoriesClient } from '../shop/woocommerce-categories.client';
import { WooCommerceMapper } from '../woocommerce.mapper';

/** A shop of three categories on two pages, whose answers tell of that what a test says. */
function aShop(totalPages: string | undefined): WooCommerceCategoriesClient {
  const pages = [[1, 2], [3], []];
  const exchange = {
    send: ({ url }: { url: string }) => {
      const rows = pages[Number(new URL(url).searchParams.get('page')) - 1];
      if (rows === undefined)
        return Promise.reject(new Error('A page after the last was asked for'));
      const json = rows.map((id) => ({ id, name: String(id), parent: 0 }));
      return Promise.resolve({
        status: 200,
        headers: { 'x-wp-totalpages': totalPages },
        text: '',
        json,
      });
    },
  } as unknown as JsonExchange;
  const api = new WooCommerceApiClient('https://shop.example', exchange, (request) => request, {
    now: () => new Date(0),
  } as Clock);
  return new WooCommerceCategoriesClient(api, new WooCommerceMapper());
}

describe('a list in pages', () => {
  it.each(['2', undefined, '', 'many', 'NaN', '-1', '1e9', '99999999999999999999', '2, 2'])(
    'is read to its end where its answers tell of %j pages',
    async (totalPages) => {
      expect((await aShop(totalPages).list()).map((one) => one.storeCategoryId)).toEqual([1, 2, 3]);
    },
  );

  const rows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
  const isLast = (count: number, page: number, total?: string, pages?: string): boolean =>
    listPage(rows(count), { 'x-wp-total': total, 'x-wp-totalpages': pages }, page).isLast;

  it('ends with a full page where both headers say so', () => {
    expect(isLast(100, 1, '100', '1')).toBe(true);
    expect(isLast(100, 3, '300', '3')).toBe(true);
    expect(isLast(60, 3, '260', '3')).toBe(true);
    // Rows that a plugin hides are counted (fact 24).
    expect(isLast(20, 3, '260', '3')).toBe(true);
  });

  it.each([
    ['nothing', 100, 1, '0', '0'],
    ['less than the page has', 100, 1, '1', '1'],
    ['less than the page has, which is short', 50, 1, '1', '1'],
    ['what was read before this page', 100, 2, '100', '1'],
    ['fewer pages than were read', 100, 2, undefined, '1'],
    ['a total that goes on', 100, 1, '250', '1'],
    ['no total beside a full page', 100, 1, undefined, '1'],
  ])('does not end with a page whose headers tell of %s', (_, count, page, total, pages) => {
    expect(isLast(count, page, total, pages)).toBe(false);
  });

  it('tells no total that its rows contradict', () => {
    expect(listPage(rows(100), { 'x-wp-total': '0' }, 1).total).toBeNull();
    expect(listPage(rows(100), { 'x-wp-total': '150' }, 2).total).toBeNull();
    expect(listPage(rows(50), { 'x-wp-total': '150' }, 2).total).toBe(150);
    expect(listPage(rows(0), { 'x-wp-total': '0' }, 2).total).toBe(0);
    expect(listPage(rows(1), { 'x-wp-total': '7', 'x-wp-totalpages': '7' }, 1, 1).total).toBe(7);
  });

  it('has as many pages as its answer tells in a number', () => {
    expect(listPage(['row'], { 'x-wp-totalpages': ' 12 ' }, 12).isLast).toBe(true);
    expect(listPage(['row'], { 'x-wp-totalpages': ' 12 ' }, 11).isLast).toBe(false);
    expect(listPage(['row'], { 'x-wp-totalpages': '12.5' }, 13).isLast).toBe(false);
  });
});
