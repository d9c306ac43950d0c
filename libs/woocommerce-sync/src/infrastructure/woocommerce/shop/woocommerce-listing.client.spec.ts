import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const aRow = (id: number): object => ({ id, sku: `S-${id}`, status: 'publish' });

async function idsOf(status: string): Promise<number[][]> {
  const pages: number[][] = [];
  for await (const page of shop.client.listing.ofStatus(status))
    pages.push(page.map(({ storeProductId }) => storeProductId));
  return pages;
}

describe('the list of a shop’s products', () => {
  it('is read page by page by ascending id, and a short page does not end it', async () => {
    const pages = [[aRow(1), aRow(2)], [aRow(5)], []];
    shop.says(({ query }) => ({ json: pages[Number(query['page']) - 1] ?? [] }));
    expect(await idsOf('any')).toEqual([[1, 2], [5]]);
    for (const { query } of shop.calls)
      expect(query).toMatchObject({ status: 'any', orderby: 'id', order: 'asc' });
  });

  it('goes on where a page is empty of what the shop counts', async () => {
    const pages = [[aRow(1)], [], [aRow(7)]];
    shop.says(({ query }) => ({
      headers: { 'x-wp-total': '300', 'x-wp-totalpages': '3' },
      json: pages[Number(query['page']) - 1] ?? [],
    }));
    expect(await idsOf('any')).toEqual([[1], [7]]);
  });

  it('is not read for ever where something drops the number of the page', async () => {
    shop.says(() => ({ json: [aRow(1), aRow(2)] }));
    await expect(idsOf('any')).rejects.toMatchObject({ code: 'STORE_ANSWER_UNREADABLE' });
    expect(shop.calls).toHaveLength(2);
  });

  it('is counted by what the shop says, and by its row where it says nothing', async () => {
    shop.says(() => ({ headers: { 'x-wp-total': '4711' }, json: [aRow(1)] }));
    expect(await shop.client.listing.count()).toBe(4_711);
    shop.says(() => ({ json: [aRow(1)] }));
    expect(await shop.client.listing.count()).toBe(1);
    expect(shop.calls).toMatchObject([{ query: { per_page: '1', status: 'any' } }]);
  });
});
