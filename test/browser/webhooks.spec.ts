import type { Browser } from 'playwright-core';
import { startHookedWorld, type HookedWorld } from '../support/world/hooked-world';
import { the } from '../support/the';
import { startBrowser } from './support/browser';
import { Visitor } from './support/visitor';

const VIEWER = { subject: 'vera', roles: [], stores: { default: 'viewer' } } as const;

let hooked: HookedWorld;
let browser: Browser;
beforeAll(async () => {
  hooked = await startHookedWorld();
  await hooked.watch();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await hooked.close();
});

/** Has somebody switch a webhook off in the shop. */
function switchOff(topic: string): void {
  const { webhooks } = hooked.world.shop.webhooks;
  the([...webhooks.values()].find((one) => one.topic === topic)).status = 'disabled';
}

/** Asks for the repair, with a reason. */
async function repair({ page }: Visitor, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Repair now' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText("The shop's list is read at once.").waitFor();
  await dialog.getByLabel('Why?').fill(reason);
  await dialog.getByRole('button', { name: 'Repair now' }).click();
}

describe('webhooks that the shop has switched off', () => {
  it('are repaired at once, and what the shop confirmed stays on the page', async () => {
    const ana = await Visitor.enter(browser, hooked.world, { subject: 'ana' });
    const { page } = ana;
    const card = page.getByRole('region', { name: 'Webhooks' });
    await card.getByText('All active').waitFor();
    switchOff('order.created');
    await repair(ana, 'Orders come late');
    await card.getByText('Mended: the shop confirms').waitFor();
    await card.getByText('order.created (Disabled): switched on').waitFor();
    await card.getByText('What may have been missed was read: no order').waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(await hooked.world.api.audit('?action=webhooks.repair')).toMatchObject([
      { requestedBy: { '*': [{ actor: 'ana', reason: 'Orders come late' }] } },
    ]);

    await ana.open('/stores/default');
    await card.getByText('All active').waitFor();
    await repair(ana, 'To be sure');
    await card.getByText('nothing had to be done').waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  it('are not called repaired while the shop does not answer', async () => {
    const look = { width: 390, scheme: 'dark' } as const;
    const ana = await Visitor.enter(browser, hooked.world, { subject: 'ana' }, look);
    switchOff('order.updated');
    hooked.world.shop.faults.add({ kind: 'bad-gateway' });
    await repair(ana, 'Orders come late');
    await ana.page.getByRole('dialog').getByText('STORE_ERROR').waitFor();
    expect(await ana.barriers()).toEqual([]);
    hooked.world.shop.faults.clear();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Repair now' }).click();
    await ana.page.getByText('order.updated (Disabled): switched on').waitFor();
    expect(await ana.barriers()).toEqual([]);
    expect(await ana.overflow()).toBe(0);
    await ana.leave();
  });

  it('are looked at alone by a viewer', async () => {
    const vera = await Visitor.enter(browser, hooked.world, VIEWER);
    await vera.page.getByRole('region', { name: 'Webhooks' }).getByText('All active').waitFor();
    expect(await vera.page.getByRole('button', { name: 'Repair now' }).count()).toBe(0);
    expect(vera.complaints).toEqual([]);
    await vera.leave();
  });
});
