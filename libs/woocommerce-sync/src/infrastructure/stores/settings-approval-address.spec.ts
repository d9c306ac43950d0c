import type { PlatformSettings } from '@cypher/platform';
import { SettingsApprovalAddress } from './settings-approval-address';

const pageWith = (PUBLIC_URL?: string): string =>
  new SettingsApprovalAddress({ PUBLIC_URL } as PlatformSettings).pageOf(
    'https://shop.example/ro',
    'ro',
    'a-token',
  );

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

it('is WooCommerce’s own page, which brings the keys and the owner back to us (fact 55)', () => {
  const page = new URL(pageWith('https://sync.example'));
  expect(page.origin + page.pathname).toBe('https://shop.example/ro/wc-auth/v1/authorize');
  const back = 'https://sync.example/api/v1/woocommerce/approvals?token=a-token';
  expect(Object.fromEntries(page.searchParams)).toEqual({
    app_name: 'Cypher WooCommerce Sync',
    scope: 'read_write',
    user_id: 'ro',
    return_url: back,
    callback_url: back,
  });
});

it.each([
  [undefined, 'PUBLIC_URL_MISSING'],
  ['http://sync.example', 'PUBLIC_URL_NOT_HTTPS'],
  ['http://127.0.0.1.example', 'PUBLIC_URL_NOT_HTTPS'],
])('is not there with %s, to which no shop brings keys', (address, code) => {
  expect(thrownBy(() => pageWith(address))).toMatchObject({ code });
});

it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
  'is there with %s, for a shop on the same machine',
  (address) => {
    expect(pageWith(address)).toContain('/wc-auth/v1/authorize?');
  },
);
