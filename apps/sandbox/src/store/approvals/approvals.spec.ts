import { the } from '../../../../../test/support/the';
import type { BehaviourName } from '../behaviour/behaviours';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopBrowser } from '../testing/shop-browser';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver';

let shop: StoreDouble;
let app: WebhookReceiver;
const open = async (...off: BehaviourName[]): Promise<void> => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true, off });
};
beforeEach(async () => {
  app = await startWebhookReceiver();
});
afterEach(async () => {
  await shop.close();
  await app.close();
});

const pageFor = (more: Record<string, string> = {}): string => {
  const query = {
    app_name: 'Test',
    scope: 'read_write',
    user_id: 'ro',
    return_url: 'https://app.example/back?token=t',
    callback_url: app.url,
    ...more,
  };
  return `${shop.url}/wc-auth/v1/authorize?${new URLSearchParams(query).toString()}`;
};
it('brings a key that opens the shop once the owner has logged in and approved (fact 55)', async () => {
  await open('approval-needs-tls');
  const browser = new ShopBrowser();
  const authorize = await browser.logIn(pageFor(), 'owner');
  const granted = await browser.ask(await browser.approveLink(authorize));

  expect(granted.headers.get('location')).toBe(
    'https://app.example/back?token=t&success=1&user_id=ro',
  );
  const brought = JSON.parse(the(app.received[0]).body) as Record<string, string>;
  expect(brought).toMatchObject({ user_id: 'ro', key_permissions: 'read_write' });
  const basic = Buffer.from(`${brought['consumer_key']}:${brought['consumer_secret']}`);
  const opened = await fetch(`${shop.url}/wp-json/wc/v3/products`, {
    headers: { authorization: `Basic ${basic.toString('base64')}` },
  });
  expect(opened.status).toBe(200);
});

it('takes the key back where the app does not answer 200 (fact 55)', async () => {
  await open('approval-needs-tls');
  app.status = 404;
  const browser = new ShopBrowser();
  const authorize = await browser.logIn(pageFor(), 'owner');
  const granted = await browser.ask(await browser.approveLink(authorize));
  expect([granted.status, shop.keys.length]).toEqual([401, 1]);
});

it('lets nobody approve who may not manage the shop, or was not shown the link (fact 55)', async () => {
  await open('approval-needs-tls');
  const customer = new ShopBrowser();
  const refused = await customer.ask(await customer.logIn(pageFor(), 'customer'));
  expect([refused.status, await refused.text()]).toEqual([
    401,
    expect.stringContaining('You do not have permission'),
  ]);
  const owner = new ShopBrowser();
  const authorize = await owner.logIn(pageFor(), 'owner');
  const forged = authorize.replace('/authorize/', '/access_granted/');
  expect((await owner.ask(forged)).status).toBe(401);
  expect(shop.keys).toHaveLength(1);
});

it.each([
  ['approval-needs-tls', {}, 'The callback_url needs to be over SSL'],
  ['none', { scope: 'all' }, 'Invalid scope all'],
  ['none', { app_name: '' }, 'Missing parameter app_name'],
])('refuses what is asked wrongly: %s %j (fact 55)', async (needs, more, why) => {
  await open(...(needs === 'none' ? (['approval-needs-tls'] as const) : []));
  const answer = await new ShopBrowser().ask(pageFor(more));
  expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining(why)]);
});
