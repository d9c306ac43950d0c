import dns from 'node:dns';
import { JsonExchange } from './json-exchange';
import { isForbidden } from './forbidden-address';

it.each([
  ['http://169.254.169.254', true],
  ['http://169.254.169.254.', true],
  ['http://0xa9fea9fe', true],
  ['http://2852039166', true],
  ['http://0251.0376.0251.0376', true],
  ['http://[64:ff9b::169.254.169.254]', true],
  ['http://[2002:a9fe:a9fe::]', true],
  ['http://[fe80::1]', true],
  ['http://[::ffff:169.254.169.254]', true],
  ['http://[fd00:ec2::254]', true],
  ['http://100.100.100.200', true],
  ['http://0.0.0.0', true],
  ['http://192.168.1.5', false],
  ['http://127.0.0.1', false],
  ['http://[::ffff:127.0.0.1]', false],
  ['http://[64:ff9b::10.0.0.1]', false],
  ['https://shop.example', false],
])('%s is forbidden: %s', (url, forbidden) => {
  expect(isForbidden(new URL(url).hostname)).toBe(forbidden);
});

describe('a name that leads to an address of a link', () => {
  const send = (side: 'store' | 'erp', host = 'shop.example') =>
    new JsonExchange({ side, timeoutMs: 2_000, maxAnswerBytes: 1_000 }).send({
      method: 'GET',
      url: `http://${host}:1/`,
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

  it.each(['169.254.169.254', '0xa9fea9fe', '[::ffff:169.254.169.254]', '[fe80::1]'])(
    'is not called as %s, which is no name',
    async (host) => {
      const refused = { reason: 'ERR_FORBIDDEN_ADDRESS' };
      await expect(send('store', host)).rejects.toMatchObject(refused);
    },
  );

  it('is called where it leads elsewhere, and nobody listens there', async () => {
    leadsTo('127.0.0.1');
    await expect(send('store')).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
  });
});
