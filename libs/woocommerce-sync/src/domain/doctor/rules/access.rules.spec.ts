import { aPage, aSight, anAnswer } from '../../testing/sights';
import type { Answer, Probe } from '../observations';
import { accessFindings, isLetIn } from './access.rules';

const codesOf = (answers: Partial<Record<Probe, Answer>>): string[] =>
  accessFindings(aSight(answers)).map(({ code }) => code);

const refusedKey = (message: string) =>
  anAnswer({ status: 401, code: 'woocommerce_rest_authentication_error', message });
const nobody = anAnswer({ status: 401, code: 'woocommerce_rest_cannot_view' });
const forbidden = anAnswer({ status: 403, code: 'woocommerce_rest_cannot_view' });

describe('a key', () => {
  it('is unknown, or never arrives', () => {
    const writes = { 'product-writes': nobody };
    expect(codesOf({ products: nobody, key: nobody, ...writes })).toEqual(['KEY_UNKNOWN']);
    const known = refusedKey('Consumer secret is invalid.');
    expect(codesOf({ products: nobody, key: known, ...writes })).toEqual([
      'AUTHORIZATION_STRIPPED',
    ]);
  });

  it.each([
    ['Consumer secret is invalid.', 'SECRET_WRONG'],
    ['Cheia secretă nu este validă.', 'SECRET_WRONG'],
    ['Invalid signature - provided signature does not match.', 'SECRET_WRONG'],
    ['Consumer key is invalid.', 'KEY_UNKNOWN'],
    ['Invalid timestamp.', 'CLOCK_REFUSED'],
  ])('that is refused with "%s"', (message, code) => {
    const refusal = refusedKey(message);
    expect(codesOf({ products: refusal, 'product-writes': refusal })).toEqual([code]);
  });

  it('may write alone, or read alone, in whatever language the shop says so', () => {
    const refusal = refusedKey('Cheia nu are permisiunea.');
    expect(codesOf({ products: refusal })).toEqual(['KEY_WRITE_ONLY']);
    const writes = { 'product-writes': refusal, 'order-writes': refusal, put: refusal };
    expect(codesOf(writes)).toEqual(['KEY_READ_ONLY']);
  });
});

it('a key is of no use without WooCommerce', () => {
  const products = anAnswer({ status: 404, code: 'rest_no_route' });
  expect(codesOf({ products })).toEqual(['WOOCOMMERCE_MISSING']);
});

describe('the user of a key', () => {
  it('lacks rights, each of which is named', () => {
    const [finding] = accessFindings(aSight({ orders: forbidden, 'category-writes': forbidden }));
    expect(finding).toMatchObject({
      code: 'USER_WITHOUT_RIGHTS',
      evidence: 'It may not write categories, read orders',
    });
  });

  it('may be kept from webhooks alone', () => {
    expect(codesOf({ webhooks: forbidden })).toEqual(['WEBHOOKS_REFUSED']);
  });
});

describe('what stands before a shop', () => {
  it('blocks calls with the key, or writes', () => {
    expect(codesOf({ products: aPage(403) })).toEqual(['CALLS_BLOCKED']);
    expect(codesOf({ 'product-writes': aPage(403) })).toEqual(['WRITES_BLOCKED']);
    const silence = { kind: 'silence', reason: 'ECONNRESET', timedOut: false } as const;
    expect(codesOf({ 'product-writes': silence })).toEqual(['WRITES_BLOCKED']);
  });

  it('blocks methods that nobody needs', () => {
    const [finding] = accessFindings(aSight({ put: aPage(405), delete: aPage(403) }));
    expect(finding).toMatchObject({
      code: 'METHODS_BLOCKED',
      severity: 'info',
      evidence: 'PUT: HTTP 405, a page; DELETE: HTTP 403, a page',
    });
  });
});

describe('a check', () => {
  it('goes on where the key lets it read', () => {
    expect(isLetIn(anAnswer())).toBe(true);
    expect(isLetIn(nobody)).toBe(false);
    expect(isLetIn(aPage(200))).toBe(false);
  });

  it('says nothing of a key that was not tried', () => {
    expect(accessFindings(aSight({}, { answers: {} }))).toEqual([]);
  });
});
