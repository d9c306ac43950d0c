import { createHmac } from 'node:crypto';
import { startStoreDouble, type StoreDouble } from '../store-double';
import type { StoreDoubleOptions } from '../store-options';
import type { StoreKey } from './store-key';

const KEYS = {
  both: { key: 'ck_both', secret: 'cs_both', permissions: 'read_write' },
  read: { key: 'ck_read', secret: 'cs_read', permissions: 'read' },
  write: { key: 'ck_write', secret: 'cs_write', permissions: 'write' },
  manager: {
    key: 'ck_manager',
    secret: 'cs_manager',
    permissions: 'read_write',
    role: 'shop_manager',
  },
  customer: {
    key: 'ck_customer',
    secret: 'cs_customer',
    permissions: 'read_write',
    role: 'customer',
  },
} as const satisfies Record<string, StoreKey>;

let shop: StoreDouble;
const open = async (options: StoreDoubleOptions = {}): Promise<void> => {
  shop = await startStoreDouble({ preset: 'instant', keys: Object.values(KEYS), ...options });
};
afterEach(() => shop.close());

interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
}

const ask = async (
  path: string,
  init: RequestInit & { readonly headers?: Record<string, string> } = {},
): Promise<Refusal> => {
  const answer = await fetch(`${shop.url}${path}`, init);
  const text = await answer.text();
  const body = text === '' ? {} : (JSON.parse(text) as { code?: string; message?: string });
  return {
    status: answer.status,
    ...('code' in body ? { code: body.code, message: body.message } : {}),
  };
};

const basic = ({ key, secret }: Pick<StoreKey, 'key' | 'secret'>) => ({
  authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
});

interface Signing {
  readonly key?: Pick<StoreKey, 'key' | 'secret'>;
  readonly method?: string;
  readonly hash?: 'sha1' | 'sha256' | 'sha512';
  readonly at?: number;
  readonly nonce?: string;
  readonly signingKey?: string;
  readonly without?: string;
  readonly homeUrl?: string;
}

let nonces = 0;
/** OAuth 1.0a's parameters for a call of `/products`, signed by hand: RFC 5849, 3.4. */
const oauth = ({ key = KEYS.both, method = 'GET', hash = 'sha256', ...rest }: Signing = {}) => {
  const parameters = new Map([
    ['oauth_consumer_key', key.key],
    ['oauth_nonce', rest.nonce ?? `nonce-${(nonces += 1)}`],
    ['oauth_signature_method', `HMAC-${hash.toUpperCase()}`],
    ['oauth_timestamp', String(rest.at ?? Math.floor(Date.now() / 1_000))],
  ]);
  const signed = [...parameters].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const address = encodeURIComponent(`${rest.homeUrl ?? shop.url}/wp-json/wc/v3/products`);
  const base = `${method}&${address}&${encodeURIComponent(signed)}`;
  const signature = createHmac(hash, rest.signingKey ?? `${key.secret}&`)
    .update(base)
    .digest('base64');
  parameters.set('oauth_signature', signature);
  if (rest.without !== undefined) parameters.delete(rest.without);
  return parameters;
};
const inQuery = (signing?: Signing): string =>
  `/wp-json/wc/v3/products?${new URLSearchParams([...oauth(signing)]).toString()}`;
const PRODUCTS = '/wp-json/wc/v3/products';
const NOBODY = {
  status: 401,
  code: 'woocommerce_rest_cannot_view',
  message: 'Sorry, you cannot list resources.',
};
const refused = (message: string) => ({
  status: 401,
  code: 'woocommerce_rest_authentication_error',
  message,
});

describe('over http', () => {
  it('takes OAuth alone', async () => {
    await open();
    expect(await ask(PRODUCTS)).toEqual(NOBODY);
    expect(await ask(PRODUCTS, { headers: basic(KEYS.both) })).toEqual(NOBODY);
    expect(await ask(`${PRODUCTS}?consumer_key=ck_both&consumer_secret=cs_both`)).toEqual(NOBODY);
    expect(await ask(inQuery())).toEqual({ status: 200 });
  });

  it('takes OAuth with SHA-1 and SHA-256, in the query and in the header', async () => {
    await open();
    expect(await ask(inQuery({ hash: 'sha1' }))).toEqual({ status: 200 });
    const header = [...oauth()]
      .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
      .join(', ');
    expect(await ask(PRODUCTS, { headers: { authorization: `OAuth ${header}` } })).toEqual({
      status: 200,
    });
    expect(await ask(inQuery({ hash: 'sha512' }))).toEqual(
      refused('Invalid signature - signature method is invalid.'),
    );
  });

  it('refuses a wrong secret, a signing key without &, an unknown key and a missing parameter', async () => {
    await open();
    const mismatch = refused('Invalid signature - provided signature does not match.');
    expect(await ask(inQuery({ key: { key: 'ck_both', secret: 'wrong' } }))).toEqual(mismatch);
    expect(await ask(inQuery({ signingKey: 'cs_both' }))).toEqual(mismatch);
    expect(await ask(inQuery({ key: { key: 'ck_unknown', secret: 'x' } }))).toEqual(
      refused('Consumer key is invalid.'),
    );
    expect(await ask(inQuery({ without: 'oauth_nonce' }))).toEqual({
      status: 401,
      code: 'woocommerce_rest_authentication_missing_parameter',
      message: 'Missing OAuth parameter oauth_nonce',
    });
  });

  it('takes clocks up to 15 minutes away, and a nonce once', async () => {
    await open();
    const now = Math.floor(Date.now() / 1_000);
    expect(await ask(inQuery({ at: now - 14 * 60 }))).toEqual({ status: 200 });
    expect(await ask(inQuery({ at: now - 16 * 60 }))).toEqual(refused('Invalid timestamp.'));
    expect(await ask(inQuery({ at: now + 16 * 60 }))).toEqual(refused('Invalid timestamp.'));
    const once = { at: now, nonce: 'once' };
    expect(await ask(inQuery(once))).toEqual({ status: 200 });
    expect(await ask(inQuery(once))).toEqual(
      refused('Invalid nonce - nonce has already been used.'),
    );
  });

  it('checks the signature against its home address, whatever address was called', async () => {
    await open({ homeUrl: 'http://shop.example' });
    expect(await ask(inQuery({ homeUrl: 'http://shop.example' }))).toEqual({ status: 200 });
    expect((await ask(inQuery())).status).toBe(401);
  });

  it.each([
    ['plain-http-refuses-basic', () => ask(PRODUCTS, { headers: basic(KEYS.both) })],
    [
      'plain-http-refuses-keys-in-query',
      () => ask(`${PRODUCTS}?consumer_key=ck_both&consumer_secret=cs_both`),
    ],
    ['no-key-refused', () => ask(PRODUCTS)],
    ['unknown-key-refused', () => ask(inQuery({ key: { key: 'ck_unknown', secret: 'x' } }))],
    ['signature-checked', () => ask(inQuery({ signingKey: 'wrong' }))],
    ['timestamp-window', () => ask(inQuery({ at: 1 }))],
    [
      'nonce-once',
      () => ask(inQuery({ nonce: 'twice' })).then(() => ask(inQuery({ nonce: 'twice' }))),
    ],
  ] as const)('lets everybody in with %s off', async (name, call) => {
    await open({ off: [name] });
    expect(await call()).toEqual({ status: 200 });
  });

  it.each([
    ['oauth-sha1', 'sha1'],
    ['oauth-sha256', 'sha256'],
  ] as const)('does not know the method with %s off', async (name, hash) => {
    await open({ off: [name] });
    expect(await ask(inQuery({ hash }))).toEqual(
      refused('Invalid signature - signature method is invalid.'),
    );
  });

  it('does not read the header with oauth-in-header off', async () => {
    await open({ off: ['oauth-in-header'] });
    const header = [...oauth()]
      .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
      .join(', ');
    expect(await ask(PRODUCTS, { headers: { authorization: `OAuth ${header}` } })).toEqual(NOBODY);
  });
});

describe('behind TLS', () => {
  it('takes Basic and keys in the query, and no OAuth', async () => {
    await open({ behindTls: true });
    expect(await ask(PRODUCTS, { headers: basic(KEYS.both) })).toEqual({ status: 200 });
    expect(await ask(`${PRODUCTS}?consumer_key=ck_both&consumer_secret=cs_both`)).toEqual({
      status: 200,
    });
    expect(await ask(inQuery())).toEqual(NOBODY);
    const stranger = { key: 'ck_unknown', secret: 'x' };
    expect(await ask(PRODUCTS, { headers: basic(stranger) })).toEqual(NOBODY);
    const forgetful = { key: 'ck_both', secret: 'wrong' };
    expect(await ask(PRODUCTS, { headers: basic(forgetful) })).toEqual(
      refused('Consumer secret is invalid.'),
    );
  });

  it('lets a key read or write as it may', async () => {
    await open({ behindTls: true });
    const post = { method: 'POST', body: '{"name":"x"}' };
    const send = (key: StoreKey, init: RequestInit = {}) =>
      ask(PRODUCTS, { ...init, headers: { ...basic(key), 'content-type': 'application/json' } });
    expect(await send(KEYS.read)).toEqual({ status: 200 });
    expect(await send(KEYS.read, post)).toEqual(
      refused('The API key provided does not have write permissions.'),
    );
    expect(await send(KEYS.write, post)).toMatchObject({ status: 201 });
    expect(await send(KEYS.write)).toEqual(
      refused('The API key provided does not have read permissions.'),
    );
  });

  it.each([
    ['wrong-secret-refused', { ...KEYS.both, secret: 'wrong' }, 'GET', 200],
    ['read-only-key-cannot-write', KEYS.read, 'POST', 201],
    ['write-only-key-cannot-read', KEYS.write, 'GET', 200],
  ] as const)('lets it through with %s off', async (name, key, method, status) => {
    await open({ behindTls: true, off: [name] });
    const headers = { ...basic(key), 'content-type': 'application/json' };
    const body = method === 'POST' ? { body: '{"name":"x"}' } : {};
    expect(await ask(PRODUCTS, { method, headers, ...body })).toMatchObject({ status });
  });

  it('lets a shop manager do everything, and a customer nothing', async () => {
    await open({ behindTls: true });
    const as = (key: StoreKey, method: string, path: string) =>
      ask(`/wp-json/wc/v3${path}`, { method, headers: basic(key) });
    for (const path of ['/orders', '/webhooks', '/system_status']) {
      expect(await as(KEYS.manager, 'GET', path)).toEqual({ status: 200 });
    }
    const cannot = (code: string, message: string) => ({ status: 403, code, message });
    expect(await as(KEYS.customer, 'GET', '/orders')).toEqual({ ...NOBODY, status: 403 });
    expect(await as(KEYS.customer, 'GET', '/orders/1')).toEqual(
      cannot('woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'),
    );
    expect(await as(KEYS.customer, 'POST', '/products')).toEqual(
      cannot('woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'),
    );
    expect(await as(KEYS.customer, 'PUT', '/products/1')).toMatchObject({ status: 403 });
  });

  it('asks for no key to say what it can, and finds no route before it asks for one', async () => {
    await open({ behindTls: true, settings: { timeZone: 'Europe/Athens' } });
    expect(await ask('/wp-json/')).toEqual({ status: 200 });
    expect(await ask('/wp-json/wc/v3')).toEqual({ status: 200 });
    const nowhere = { status: 404, code: 'rest_no_route' };
    expect(await ask('/wp-json/wc/v9/products', { headers: basic(KEYS.both) })).toMatchObject(
      nowhere,
    );
    expect(await ask('/wp-json/wc/v3/nothing')).toMatchObject(nowhere);
  });

  it('opens ?rest_route= to nobody, unless it is told to', async () => {
    await open({ behindTls: true });
    const route = '/?rest_route=/wc/v3/products&per_page=1';
    expect(await ask(route, { headers: basic(KEYS.both) })).toEqual(NOBODY);
    shop.behaviours.switchOff(['rest-route-refused']);
    expect(await ask(route, { headers: basic(KEYS.both) })).toEqual({ status: 200 });
  });
});
