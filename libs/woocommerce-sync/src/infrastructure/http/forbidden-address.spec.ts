import dns from 'node:dns';
import { JsonExchange } from './json-exchange';
import { isForbidden } from './forbidden-address';

it.each([
  ['http://169.254.169.254', true],
  ['http://0xa9fea9fe', true],
  ['http://[fe80::1]', true],
  ['http://[::ffff:169.254.169.254]', true],
  ['http://[fd00:ec2::254]', true],
  ['http://100.100.100.200', true],
  ['http://0.0.0.0', true],
  ['http://192.168.1.5', false],
  ['http://127.0.0.1', false],
  ['https://shop.example', false],
])('%s is forbidden: %s', (url, forbidden) => {
  expect(isForbidden(new URL(url).hostname)).toBe(forbidden);
});

describe('a name that leads to an address of a link', () => {
  const send = (side: 'store' | 'erp') =>
    new JsonExchange({ side, timeoutMs: 2_000, maxAnswerBytes: 1_000 }).send({
      method: 'GET',
      url: 'http://shop.example:1/',
      headers: {},
    });
  const leadsTo = (...addresses: string[]): void => {
    const found = addresses.map((address) => ({ address, family: 4 }));
    jest.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: object,
      callback: (error: null, addresses: object[]) => void,
    ) => {
      callback(null, found);
    }) as unknown as typeof dns.lookup);
  };
  afterEach(() => jest.restoreAllMocks());

  it('is not called, whatever else it leads to', async () => {
    leadsTo('127.0.0.1', '169.254.169.254');
    await expect(send('store')).rejects.toMatchObject({ reason: 'ERR_FORBIDDEN_ADDRESS' });
  });

  it('is called where it leads elsewhere, and nobody listens there', async () => {
    leadsTo('127.0.0.1');
    await expect(send('store')).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
  });
});
