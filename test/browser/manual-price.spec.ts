import type { Browser } from 'playwright-core';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { DRIFT_REPAIR: '*=report' } });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Starts a comparison on the page, and watches it to its end. */
async function compare(somebody: Visitor): Promise<void> {
  const { page } = somebody;
  await somebody.goTo('Runs');
  await page.getByRole('button', { name: 'Compare with the ERP' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The comparison itself changes nothing').waitFor();
  await dialog.getByLabel('Why?').fill('To see what differs');
  await dialog.getByRole('button', { name: 'Compare with the ERP' }).click();
  await page.getByRole('link', { name: 'Watch it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Comparison' }).waitFor();
}

describe('a price that was changed in the shop by hand', () => {
  it('is found by a comparison, explained and repaired with a reason', async () => {
    const lamp = await world.aSyncedProduct({
      sku: 'HAND-1',
      price: { regular: '120.00', currency: 'RON' },
    });
    await world.aSyncedProduct({ sku: 'HAND-2' });
    await world.shop.editByHand(lamp, { regular_price: '99.00' });
    await world.quiet();
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await compare(ana);
    await page.getByText('It is done: 1 value differs from the ERP.').waitFor();
    await page.getByText('The shop shows another value than the ERP wants').waitFor();
    const finding = page.getByRole('row').filter({ hasText: 'HAND-1' });
    await finding.getByRole('cell', { name: '99.00', exact: true }).waitFor();
    await finding.getByRole('cell', { name: '120.00', exact: true }).waitFor();
    await finding.getByRole('cell', { name: '21.00', exact: true }).waitFor();
    expect(await ana.barriers()).toEqual([]);

    await page.getByRole('button', { name: 'Repair all' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 finding is set right').waitFor();
    await dialog.getByLabel('Why?').fill('The sale is over');
    await dialog.getByRole('button', { name: 'Repair all' }).click();
    await page.getByText('1 finding is being set right.').waitFor();
    await finding.getByText('Asked for').waitFor();
    await world.quiet();
    expect(world.shop.priceOf(lamp)).toBe('120.00');
    expect(await world.api.audit('?action=drift.repair&outcome=ok')).toMatchObject([
      { requestedBy: { '*': [{ actor: 'ana', reason: 'The sale is over' }] } },
    ]);

    expect(await world.api.audit('?action=drift.start')).toMatchObject([
      { requestedBy: { '*': [{ actor: 'ana', reason: 'To see what differs' }] } },
    ]);

    await compare(ana);
    await page.getByText('2 products were compared, and nothing differs.').waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });
});
