import type { Browser, Locator } from 'playwright-core';
import { startTcpGate } from '../support/servers/tcp-gate';
import { startWorld, type World } from '../support/world/world';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ products: 40 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** The number that stands under a name. */
async function numberOf(place: Locator, name: string): Promise<number> {
  const term = place.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  const text = await term.locator('xpath=following-sibling::dd').innerText();
  return Number(text.replaceAll(',', ''));
}

describe('a full sync', () => {
  it('is planned, started with a reason and watched to its end', async () => {
    const ana = await Visitor.enter(browser, world, { subject: 'ana' });
    const { page } = ana;
    await ana.goTo('Runs');
    expect(await ana.barriers()).toEqual([]);
    await page.getByRole('link', { name: 'Plan a full sync' }).click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByText('40 products of the ERP were looked at.').waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(world.shop.writeCalls()).toEqual([]);

    await page.getByRole('button', { name: 'Full sync' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('By this plan 40 products change.').waitFor();
    await dialog.getByLabel('Why?').fill('The shop is new');
    await dialog.getByRole('button', { name: 'Full sync' }).click();
    await page.getByText('The full sync has begun.').waitFor();
    await page.getByRole('link', { name: 'Watch it' }).click();
    const progress = page.getByRole('region', { name: 'Progress' });
    await progress.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await progress.getByText('It is done: all that it asked for is in the shop.').waitFor();
    expect(await ana.barriers()).toEqual([]);

    const [run] = (await world.api.get('/sync/runs?kind=full-sync').expect(200)).body.items;
    const { batchId, totalProducts, synced, skipped, failed, categories } = await world.api.run(
      run.id as string,
    );
    expect(page.url()).toContain(`/runs/full-sync/${batchId}`);
    expect(await numberOf(progress, 'Looked at')).toBe(totalProducts);
    expect(await numberOf(progress, 'Written')).toBe(synced + categories.synced);
    expect(await numberOf(progress, 'Right already')).toBe(skipped + categories.skipped);
    expect(await numberOf(progress, 'Failed')).toBe(failed + categories.failed);
    expect(await numberOf(progress, 'Waiting')).toBe(0);
    expect(world.shop.products().length).toBeGreaterThanOrEqual(40);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('goes on by itself on the page after the connection was lost', async () => {
    const gate = await startTcpGate(await world.app.getUrl());
    const behindIt = { app: { getUrl: () => Promise.resolve(gate.url) } } as unknown as World;
    const ana = await Visitor.enter(browser, behindIt, { subject: 'ana' });
    const { page } = ana;
    // The shop does nothing of it, so that the run goes on until it is called off.
    world.shop.faults.add({ route: 'POST /products/batch', kind: 'server-error' });
    const id = await world.api.startFullSync({ force: true });
    await ana.open(`/runs/full-sync/${id}`);
    await page.getByText('It goes on.').waitFor();
    await gate.shut();
    await page.getByText('Nothing new comes in.').first().waitFor();
    expect(await page.getByText('It goes on.').isVisible()).toBe(true);
    await world.api.cancel(id);
    await gate.open();
    await page.getByText('It was called off. What was written stays.').waitFor();
    await page.getByText('Nothing new comes in.').first().waitFor({ state: 'detached' });
    await ana.leave();
    await gate.close();
  });
});
