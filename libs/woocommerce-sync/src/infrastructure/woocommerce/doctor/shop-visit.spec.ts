import { Clock } from '../../../application/ports/clock.port';
import type { Observations } from '../../../domain/doctor/observations';
import { JsonExchange, type JsonAnswer, type JsonRequest } from '../../http/json-exchange';
import { ShopProbes } from './shop-probes';
import { ShopVisit } from './shop-visit';

type Reply = (request: JsonRequest) => JsonAnswer;

/** A shop of which each answer is told. */
class ToldShop extends JsonExchange {
  readonly asked: string[] = [];

  constructor(
    private readonly reply: Reply,
    private readonly after: () => void = () => undefined,
  ) {
    super({ side: 'store', timeoutMs: 1_000, maxAnswerBytes: 1_000 });
  }

  override send(request: JsonRequest): Promise<JsonAnswer> {
    this.asked.push(askedBy(request));
    this.after();
    return Promise.resolve(this.reply(request));
  }
}

class HandClock extends Clock {
  ms = 0;

  override now(): Date {
    return new Date(this.ms);
  }

  override monotonicMs(): number {
    return this.ms;
  }

  override chance(): number {
    return 0;
  }
}

const askedBy = ({ method, url }: JsonRequest): string => `${method} ${new URL(url).pathname}`;

const json = (status: number, body: unknown): JsonAnswer => ({
  status,
  headers: {},
  text: JSON.stringify(body),
  json: body,
});
const refusal = (status: number, code: string): JsonAnswer => json(status, { code, message: '' });
const ID = '/wp-json/wc/v3/products/2147483647';

/** A shop that is well, but for some answers. */
const well =
  (others: Readonly<Record<string, JsonAnswer>> = {}): Reply =>
  (request) => {
    const asked = askedBy(request);
    const other = others[asked];
    if (other !== undefined) return other;
    if (asked.endsWith('/wp-json/')) return json(200, { namespaces: ['wc/v3'] });
    if (asked.endsWith('/batch')) return refusal(413, 'woocommerce_rest_request_entity_too_large');
    if (asked.endsWith(ID)) return refusal(404, 'woocommerce_rest_product_invalid_id');
    return json(200, []);
  };

async function visit(shop: ToldShop, clock = new HandClock()): Promise<Observations> {
  const probed = { url: 'https://shop.example', key: 'ck_1', secret: 'cs_1' };
  const probes = new ShopProbes(probed, shop, (request) => request, clock);
  return new ShopVisit(probes, clock, true).observe();
}

describe('a visit', () => {
  it('asks for products with the key where a firewall hides the index alone', async () => {
    const page = { status: 403, headers: {}, text: '<h1>No</h1>', json: undefined };
    const { answers } = await visit(new ToldShop(well({ 'GET /wp-json/': page })));
    expect(answers.products).toMatchObject({ status: 200 });
    expect(answers['product-writes']).toMatchObject({ status: 413 });
  });

  it.each([429, 503])('asks nothing more after an answer of %i', async (status) => {
    const shop = new ToldShop(well({ 'GET /wp-json/wc/v3/webhooks': refusal(status, 'busy') }));
    const { unasked } = await visit(shop);
    expect(shop.asked.at(-1)).toBe('GET /wp-json/wc/v3/webhooks');
    expect(unasked).toContain('status');
  });

  it.each([
    ['it is there', json(200, { id: 2_147_483_647 })],
    ['nobody says', refusal(404, 'rest_no_route')],
  ])('writes nothing to the id of a try where %s', async (_what, answer) => {
    const shop = new ToldShop(well({ [`GET ${ID}`]: answer }));
    const { unasked } = await visit(shop);
    expect(shop.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
    expect(unasked).toEqual(expect.arrayContaining(['product-writes', 'put', 'delete']));
  });

  const TOGETHER = '/wp-json/wc/v3/products/2147483647/variations/batch';
  const listed = json(200, [
    { id: 9, parent_id: 0 },
    { id: 8, parent_id: 7 },
  ]);
  const refused = (code: string) => json(200, { update: [{ id: 8, error: { code } }] });

  it.each([
    ['heeds', refused('woocommerce_variation_invalid_image_id'), true],
    ['does not heed', refused('woocommerce_rest_product_variation_invalid_id'), false],
    ['says nothing of', refused('odd'), null],
  ])('sees that a shop %s the product of an entry', async (_what, answer, expected) => {
    const replies = { 'GET /wp-json/wc/v3/variations': listed, [`POST ${TOGETHER}`]: answer };
    const { variationsTogether } = await visit(new ToldShop(well(replies)));
    expect(variationsTogether).toBe(expected);
  });

  it('tries no variation of a shop that has none, or may have the product of a try', async () => {
    const none = new ToldShop(well());
    await visit(none);
    expect(none.asked).not.toContain(`POST ${TOGETHER}`);
    const there = new ToldShop(
      well({ 'GET /wp-json/wc/v3/variations': listed, [`GET ${ID}`]: json(200, { id: 1 }) }),
    );
    expect((await visit(there)).unasked).toContain('variations-together');
    expect(there.asked).not.toContain(`POST ${TOGETHER}`);
  });

  it('of a slow shop has asked first what decides', async () => {
    const clock = new HandClock();
    const shop = new ToldShop(well(), () => (clock.ms += 5_500));
    const { answers, unasked } = await visit(shop, clock);
    for (const probe of ['product-settings', 'orders', 'category-writes', 'order-writes'] as const)
      expect(answers).toHaveProperty(probe);
    expect(unasked.slice(0, 2)).toEqual(['delete', 'webhooks']);
  });
});
