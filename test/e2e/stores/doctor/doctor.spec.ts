import { randomBytes } from 'node:crypto';
import { startStoreDouble } from '../../../../apps/sandbox/src/store';
import { startTlsDoor } from '../../../support/servers/tls-door';
import type { Call } from '../../../support/world/api-client';
import { shopDriver, type ShopDriver } from '../../../support/world/shop-driver';
import { startWorld, type World } from '../../../support/world/world';
import { ACCESS_SETUPS } from './setups/access.setups';
import { ADDRESS_SETUPS } from './setups/address.setups';
import { KEYS, mendAll } from './setups/setup';
import { SHOP_SETUPS } from './setups/shop.setups';
import { SOFTWARE_SETUPS } from './setups/software.setups';

const BROKEN_SETUPS = [...ADDRESS_SETUPS, ...ACCESS_SETUPS, ...SOFTWARE_SETUPS, ...SHOP_SETUPS];

interface FindingAnswer {
  readonly code: string;
  readonly severity: string;
  readonly meaning: string;
  readonly mend: string;
  readonly evidence: string | null;
}

interface ReportAnswer {
  readonly verdict: string;
  readonly findings: readonly FindingAnswer[];
  readonly facts: Readonly<Record<string, unknown>>;
}

let world: World;
let shop: ShopDriver;

beforeAll(async () => {
  const SECRETS_KEYS = `one:${randomBytes(32).toString('base64')}`;
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS } });
  await world.erp.putSilently({ sku: 'PRICED-IN-RON' });
  shop = shopDriver(await startStoreDouble({ preset: 'instant', keys: Object.values(KEYS) }));
});
beforeEach(() => {
  mendAll(shop);
});
afterAll(async () => {
  await world.close();
  await shop.close();
});

const aShop = (fields: object = {}) => ({
  url: shop.url,
  consumerKey: KEYS.good.key,
  consumerSecret: KEYS.good.secret,
  ...fields,
});

async function check(fields: object = {}, of: World = world): Promise<ReportAnswer> {
  const answer = await of.api.post('/stores/check').send(aShop(fields)).expect(200);
  for (const { secret } of Object.values(KEYS)) expect(answer.text).not.toContain(secret);
  return answer.body as ReportAnswer;
}

describe('a check', () => {
  it('finds nothing but information at a shop that is well', async () => {
    await shop.writer.create({ name: 'Lamp', sku: 'LAMP' }, 'batch');
    const { verdict, findings, facts } = await check();
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(verdict).toBe('ok');
    expect(facts).toMatchObject({
      woocommerce: '10.9.2',
      php: '8.2.36',
      hpos: true,
      currency: 'RON',
      decimals: 2,
      managesStock: true,
      timeZone: 'Europe/Bucharest',
      weightUnit: 'kg',
      trimsFields: true,
      fulfilments: true,
      catalogExport: true,
    });
  });

  it('changes nothing in the shop, and makes no more than thirty calls', async () => {
    const { id } = await shop.writer.create({ name: 'Lamp', sku: 'LAMP' }, 'batch');
    const before = JSON.stringify(shop.catalogue.products.get(id));
    const [calls, entries] = [shop.journal.calls.length, shop.journal.entries.length];
    await check();
    expect(shop.journal.entries).toHaveLength(entries);
    expect(JSON.stringify(shop.catalogue.products.get(id))).toBe(before);
    expect(shop.journal.calls.length - calls).toBeLessThan(30);
    const { body } = await world.api.get('/stores').expect(200);
    expect((body as { items: unknown[] }).items).toHaveLength(1);
    // What is kept of it is who asked, and what was found.
    const audit = await world.api.get('/audit').expect(200);
    const { items } = audit.body as { items: readonly { action: string }[] };
    const row = items.find(({ action }) => action === 'stores.check-shop');
    expect(row).toMatchObject({
      request: { url: shop.url, settings: {} },
      answer: { verdict: 'ok' },
    });
    expect(JSON.stringify(row)).not.toContain('cs_');
  });

  it.each(BROKEN_SETUPS)('names $name, and its mend', async (setup) => {
    await setup.arrange?.(shop);
    const { settings = {} } = setup;
    if (setup.code === 'FULFILMENTS_WANTED') shop.settings.fulfillments = false;
    const { verdict, findings } = await check({ ...setup.request?.(shop), settings });
    const found = findings.find(({ code }) => code === setup.code);
    expect(findings.map(({ code }) => code)).toContain(setup.code);
    expect(found).toMatchObject({ severity: setup.severity });
    expect(found?.mend).toContain(setup.mend);
    expect(found?.meaning).not.toBe('');
    if (setup.severity === 'blocking') expect(verdict).toBe('blocked');
  });
});

describe('a shop with TLS', () => {
  it('whose certificate nobody vouches for is found, and not called', async () => {
    shop.behindTls = true;
    const door = await startTlsDoor(shop.url);
    const { findings } = await check({ url: door.url });
    expect(findings[0]).toMatchObject({ code: 'TLS_CERTIFICATE', severity: 'blocking' });
    expect(findings[0]?.mend).toContain('Renew the certificate');
    shop.behindTls = false;
    await door.close();
  });

  it('tells a header that is taken away from a key that is unknown', async () => {
    const settings = { WOOCOMMERCE_TLS_INSECURE: 'true' };
    const other = await startWorld({ products: 0, settings });
    const door = await startTlsDoor(shop.url);
    shop.behindTls = true;
    const codes = async (fields: object = {}) =>
      (await check({ url: door.url, ...fields }, other)).findings.map(({ code }) => code);
    expect(await codes()).toContain('TLS_UNCHECKED');
    expect(await codes({ consumerSecret: 'cs_wrong' })).toContain('SECRET_WRONG');
    expect(await codes({ consumerKey: 'ck_of_nobody' })).toContain('KEY_UNKNOWN');
    shop.host = { ...shop.host, stripsAuthorization: true };
    expect(await codes()).toContain('AUTHORIZATION_STRIPPED');
    shop.behindTls = false;
    await Promise.all([door.close(), other.close()]);
  });
});

describe('bad input', () => {
  it.each([
    ['no address', { url: 'shop' }, 'url'],
    ['an address of a link', { url: 'http://169.254.169.254' }, 'url'],
    ['no secret', { consumerSecret: undefined }, 'consumerSecret'],
    ['swapped credentials', { consumerKey: 'cs_a', consumerSecret: 'ck_b' }, 'consumerKey'],
    ['a password in the address', { url: 'https://a:b@shop.example' }, 'url'],
    ['a setting of none', { settings: { PORT: '1' } }, 'settings.PORT'],
    ['a field of none', { id: 'x' }, 'id'],
  ])('%s is refused, and the field is named', async (_what, fields, field) => {
    const { body } = await world.api.post('/stores/check').send(aShop(fields)).expect(400);
    expect(JSON.stringify((body as { errors: unknown }).errors)).toContain(field);
  });

  it('is for admins of the whole installation', async () => {
    for (const role of ['operator', { stores: { default: 'admin' } }] as const)
      await world.api.post('/stores/check', role).send(aShop()).expect(403);
  });
});

describe('the check of a store', () => {
  const of = (role: string): Parameters<Call>[2] => ({ stores: { default: role } });

  it('is remembered, and shown in short by the status and the metrics', async () => {
    const none = await world.api.get('/stores/default/check').expect(404);
    expect(none.body).toMatchObject({ code: 'STORE_NOT_CHECKED' });
    expect((await world.api.status()) as object).toMatchObject({ check: null });
    world.shop.settings.managesStock = false;
    const made = await world.api.post('/stores/default/check', of('operator')).expect(200);
    expect(made.body).toMatchObject({ verdict: 'blocked' });
    const last = await world.api.get('/stores/default/check', of('operator')).expect(200);
    expect((last.body as ReportAnswer).findings).toEqual((made.body as ReportAnswer).findings);
    expect((await world.api.status()) as object).toMatchObject({
      check: { verdict: 'blocked', codes: ['STOCK_NOT_MANAGED'] },
    });
    const { text } = await world.call('get', '/metrics').expect(200);
    expect(text).toContain('wc_shop_findings{store="default",severity="blocking"} 1');
    expect(JSON.stringify(await world.api.audit())).toContain('stores.check');
    world.shop.settings.managesStock = true;
  });

  it('is for its operators, and for stores that there are', async () => {
    await world.api.post('/stores/default/check', of('viewer')).expect(403);
    await world.api.post('/stores/nobody/check').expect(404);
    await world.api.get('/stores/nobody/check').expect(404);
  });
});
