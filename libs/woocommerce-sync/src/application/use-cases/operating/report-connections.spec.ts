import { Logger } from '@nestjs/common';
import { StoreUnauthorizedError } from '../../../domain/shop.errors';
import { NetworkError } from '../../../domain/woocommerce.errors';
import type { ErpCatalog } from '../../ports/erp-catalog.port';
import type { ShopHealth } from '../../ports/shop/shop-health.port';
import { partOf, SomeStores } from '../../testing/ports';
import { ReportConnections } from './report-connections.use-case';

type Probe = () => Promise<void>;

/** What the log says of a shop and an ERP that answer so. */
async function saidOf(shop: Probe, erp: Probe): Promise<readonly unknown[]> {
  const said: unknown[] = [];
  for (const level of ['log', 'warn', 'error'] as const)
    jest
      .spyOn(Logger.prototype, level)
      .mockImplementation((...line: unknown[]) => said.push(line[0]));
  await new ReportConnections(
    new SomeStores({
      default: {
        address: 'https://shop.example',
        health: partOf<ShopHealth>({ probe: shop }),
      },
    }),
    partOf<ErpCatalog>({ probe: erp }),
  ).execute();
  return said;
}

const answers: Probe = () => Promise.resolve();

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the report at the start', () => {
  it('says in one line each that the shop and the ERP answer', async () => {
    expect(await saidOf(answers, answers)).toEqual([
      'The shop at https://shop.example answers',
      'The ERP answers',
    ]);
  });

  it('names the setting to look at only where nobody answers at that address', async () => {
    const said = await saidOf(
      () => Promise.reject(new StoreUnauthorizedError(401, null, '')),
      () => Promise.reject(new NetworkError('GET failed: ECONNREFUSED', 'erp', false)),
    );
    expect(said).toEqual([
      expect.stringContaining('The shop at https://shop.example cannot be used'),
      expect.stringContaining('ECONNREFUSED. Is it up, and is ERP_URL right?'),
    ]);
    expect(said[0]).not.toContain('WOOCOMMERCE_URL');
  });

  it('stops nothing for a fault that nobody expected, and puts it into the log', async () => {
    const fault = new TypeError('probe is not a function');
    const said = await saidOf(() => Promise.reject(fault), answers);
    expect(said).toContainEqual(expect.stringContaining('an unexpected error'));
    expect(said).toContain(fault);
    expect(said).toContain('The ERP answers');
  });
});
