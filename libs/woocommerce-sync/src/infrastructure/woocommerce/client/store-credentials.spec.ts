import { parse } from 'node:querystring';
import fc from 'fast-check';
import oauthSign from 'oauth-sign';
import { withQuery } from './query-text';
import { signerFor } from './store-credentials';

const SHOP = 'http://shop.example/wp-json/wc/v3/products';
const SECRET = 'cs_of_a_shop';

/** What a shop reads of an address: as PHP does, a plus sign is a blank. */
function readByShop(address: string): Record<string, string> {
  return { ...parse(new URL(address).search.slice(1)) } as Record<string, string>;
}

/** The signature that RFC 5849 asks for, by an implementation of its own. */
function expectedSignature(method: string, address: string): string {
  const { oauth_signature: _signature, ...signed } = readByShop(address);
  return oauthSign.sign('HMAC-SHA256', method, SHOP, signed, SECRET);
}

describe('a request over http', () => {
  const sign = signerFor('http://shop.example', 'ck_of_a_shop', SECRET);

  it('is signed as RFC 5849 says, whatever stands in its parameters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const parameters = fc.dictionary(fc.constantFrom('sku', 'search', 'slug', 'page'), text, {
      minKeys: 1,
    });
    fc.assert(
      fc.property(parameters, fc.constantFrom('GET', 'POST'), (query, method) => {
        const { url } = sign({ method, url: withQuery(SHOP, query), headers: {} });
        expect(readByShop(url)['oauth_signature']).toBe(expectedSignature(method, url));
        expect(readByShop(url)).toMatchObject(query);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['123456 Oaktree', 'a+b', '50%AB', "(it's)*!", 'A&B=C', 'Größe ½', '⚾', '~-._'])(
    'arrives with the SKU %j as it was meant',
    (sku) => {
      const { url } = sign({ method: 'GET', url: withQuery(SHOP, { sku }), headers: {} });
      expect(readByShop(url)).toMatchObject({ sku });
      expect(readByShop(url)['oauth_signature']).toBe(expectedSignature('GET', url));
    },
  );

  it('sends a blank as %20, which is what a shop signs', () => {
    expect(withQuery(SHOP, { sku: 'two words', page: 2 })).toBe(`${SHOP}?sku=two%20words&page=2`);
  });

  it('sends half a surrogate pair as a replacement, rather than nothing at all', () => {
    expect(withQuery(SHOP, { sku: 'A\ud800' })).toBe(`${SHOP}?sku=A%EF%BF%BD`);
  });
});
