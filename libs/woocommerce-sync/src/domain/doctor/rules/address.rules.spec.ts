import { aPage, aSight, anAnswer, someGrounds } from '../../testing/sights';
import type { Answer, SiteIndex } from '../observations';
import { addressFindings, isApiMissing, isApiReached, mayTryKey } from './address.rules';

const silence = (reason: string, timedOut = false): Answer => ({
  kind: 'silence',
  reason,
  timedOut,
});
const SITE: SiteIndex = { home: null, timeZone: null, namespaces: ['wc/v3'] };
const gone = anAnswer({ status: 404, looks: 'page' });

/** Of shops whose products nobody gets to see. */
const codesOf = (answers: Parameters<typeof aSight>[0], fields?: object): string[] =>
  addressFindings(aSight({ products: gone, ...answers }, fields), someGrounds()).map(
    ({ code }) => code,
  );

describe('the way to a shop', () => {
  it.each([
    ['no such name', silence('ENOTFOUND'), 'ADDRESS_UNKNOWN'],
    ['no answer of the resolver', silence('EAI_AGAIN'), 'ADDRESS_UNKNOWN'],
    ['an address of a link', silence('ERR_FORBIDDEN_ADDRESS'), 'ADDRESS_FORBIDDEN'],
    ['nobody there', silence('ECONNREFUSED'), 'SHOP_UNREACHABLE'],
    ['no answer in time', silence('ERR_CANCELED', true), 'SHOP_TOO_SLOW'],
    ['a certificate of one’s own', silence('DEPTH_ZERO_SELF_SIGNED_CERT'), 'TLS_CERTIFICATE'],
    ['one that has expired', silence('CERT_HAS_EXPIRED'), 'TLS_CERTIFICATE'],
    ['one of another name', silence('ERR_TLS_CERT_ALTNAME_INVALID'), 'TLS_CERTIFICATE'],
    ['one without its chain', silence('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'TLS_CERTIFICATE'],
    ['no TLS at that port', silence('EPROTO'), 'TLS_CERTIFICATE'],
    ['maintenance', aPage(503), 'MAINTENANCE_MODE'],
    ['a fault', aPage(500), 'SHOP_ERROR'],
    ['a fault as JSON', anAnswer({ status: 500 }), 'SHOP_ERROR'],
    ['a limit', anAnswer({ status: 429 }), 'RATE_LIMITED'],
    ['a firewall', aPage(403), 'PAGE_INSTEAD_OF_ANSWER'],
    ['strangers that are not let in', anAnswer({ status: 401 }), 'INDEX_CLOSED'],
    ['notices of PHP', anAnswer({ looks: 'noise' }), 'OUTPUT_BEFORE_JSON'],
  ])('with %s', (_what, index, code) => {
    expect(codesOf({ index })).toEqual([code]);
  });

  it.each([
    ['https://www.shop.example/wp-json/', 'https://shop.example', 'REDIRECTS_TO_WWW'],
    ['https://shop.example/wp-json/', 'https://www.shop.example', 'REDIRECTS_TO_WWW'],
    ['https://www.shop.example/wp-json/', 'http://shop.example', 'REDIRECTS_TO_WWW'],
    ['https://shop.example/wp-json/', 'http://shop.example', 'REDIRECTS_TO_HTTPS'],
    ['/ro/wp-json/', 'https://shop.example', 'REDIRECTS_ELSEWHERE'],
    ['https://other.example/', 'https://shop.example', 'REDIRECTS_ELSEWHERE'],
    ['http://', 'https://shop.example', 'REDIRECTS_ELSEWHERE'],
    [null, 'https://shop.example', 'REDIRECTS_ELSEWHERE'],
  ])('that is redirected to %s from %s', (location, url, code) => {
    const index = anAnswer({ status: 301, looks: 'page', location });
    const findings = addressFindings(
      aSight({ index, products: gone }, { url, site: null }),
      someGrounds(),
    );
    expect(findings[0]).toMatchObject({ code });
    expect(findings[0]?.evidence).toContain('HTTP 301');
  });

  it('is told by other addresses where there is no API at the usual one', () => {
    const lost = { index: gone, 'index-php': gone, 'rest-route': gone };
    const site = { site: null };
    expect(codesOf(lost, site)).toEqual(['NO_WORDPRESS']);
    expect(codesOf({ ...lost, 'rest-route': anAnswer() }, site)).toEqual(['PERMALINKS_PLAIN']);
    expect(codesOf({ ...lost, 'index-php': anAnswer() }, site)).toEqual([
      'PERMALINKS_NOT_REWRITTEN',
    ]);
    expect(codesOf({ ...lost, index: aPage(200) }, site)).toEqual(['PAGE_INSTEAD_OF_ANSWER']);
  });

  it('leads to something else than WordPress', () => {
    expect(codesOf({}, { site: { ...SITE, namespaces: [] } })).toEqual(['NO_WORDPRESS']);
    expect(codesOf({}, { site: null })).toEqual(['NO_WORDPRESS']);
  });

  it('is to be by TLS, with a certificate that is checked', () => {
    const http = { url: 'http://shop.example', site: SITE };
    expect(codesOf({}, http)).toEqual(['HTTP_ONLY']);
    const expectations = { ...someGrounds().expectations, isNearby: true };
    expect(addressFindings(aSight({}, http), someGrounds({ expectations }))).toEqual([]);
    expect(codesOf({}, { checksCertificate: false })).toEqual(['TLS_UNCHECKED']);
  });

  it('is to be the shop’s own address', () => {
    expect(codesOf({}, { site: { ...SITE, home: 'https://old.example' } })).toEqual([
      'HOME_ADDRESS_DIFFERS',
    ]);
    expect(codesOf({}, { site: { ...SITE, home: 'no address' } })).toEqual([]);
  });
});

describe('an index that does not answer as it should', () => {
  it.each([
    ['a page', aPage(403)],
    ['nothing in time', silence('ERR_CANCELED', true)],
    ['too much', silence('ERR_BAD_RESPONSE')],
    ['a redirect', anAnswer({ status: 301, looks: 'page', location: '/wp-json' })],
    ['a page that there is not', gone],
  ])('but by %s, is in the way of nothing where the key is let in', (_how, index) => {
    const products = anAnswer();
    expect(codesOf({ index, products }, { site: null })).toEqual(['INDEX_CLOSED']);
    expect(mayTryKey(index, 'https://shop.example')).toBe(true);
  });

  it.each([
    ['nobody there', silence('ECONNREFUSED')],
    ['no such name', silence('ENOTFOUND')],
    ['a bad certificate', silence('CERT_HAS_EXPIRED')],
    ['another host', anAnswer({ status: 301, location: 'https://www.shop.example/wp-json/' })],
    ['another scheme', anAnswer({ status: 301, location: 'http://shop.example/wp-json/' })],
    ['nowhere', anAnswer({ status: 301 })],
  ])('but by %s, keeps the key from being tried', (_how, index) => {
    expect(mayTryKey(index, 'https://shop.example')).toBe(false);
  });
});

describe('a check', () => {
  it('goes on with the key where the API is there, or nobody is told', () => {
    expect(isApiReached(anAnswer(), SITE)).toBe(true);
    expect(isApiReached(anAnswer(), { ...SITE, namespaces: ['wp/v2'] })).toBe(true);
    expect(isApiReached(anAnswer(), null)).toBe(false);
    expect(isApiReached(anAnswer({ status: 401 }), null)).toBe(true);
    expect(isApiReached(aPage(403), null)).toBe(false);
    expect(isApiReached(silence('ECONNREFUSED'), null)).toBe(false);
  });

  it('looks elsewhere where the API is not there, and only then', () => {
    expect(isApiMissing(gone)).toBe(true);
    expect(isApiMissing(aPage(200))).toBe(true);
    expect(isApiMissing(anAnswer())).toBe(false);
    expect(isApiMissing(anAnswer({ looks: 'noise' }))).toBe(false);
    expect(isApiMissing(silence('ECONNREFUSED'))).toBe(false);
  });
});

describe('an index that is JSON', () => {
  it.each([400, 405, 410, 418, 422, 451])('of %i is no shop’s', (status) => {
    expect(codesOf({ index: anAnswer({ status }) }, { site: null })).toEqual(['NO_WORDPRESS']);
  });

  it.each([501, 507, 520, 522, 530])('of %i is a fault', (status) => {
    expect(codesOf({ index: anAnswer({ status }) }, { site: null })).toEqual(['SHOP_ERROR']);
  });
});
