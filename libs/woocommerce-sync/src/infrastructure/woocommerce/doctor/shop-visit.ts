import type { Clock } from '../../../application/ports/clock.port';
import {
  BATCH_TOO_LARGE,
  isNoSuchId,
  isOfShop,
  NO_SUCH_ID,
  type Answer,
  type Observations,
  type Probe,
  type SettingValues,
} from '../../../domain/doctor/observations';
import { isLetIn } from '../../../domain/doctor/rules/access.rules';
import { isApiMissing, mayTryKey } from '../../../domain/doctor/rules/address.rules';
import { PAGE_SIZE } from '../client/woocommerce-api.client';
import {
  aheadIn,
  isHeeded,
  limitIn,
  readDue,
  readSettings,
  readSite,
  readStatus,
  readVariation,
  showsIdsAlone,
  SITE_FIELDS,
  STATUS_FIELDS,
} from './doctor-replies';
import type { ShopProbes } from './shop-probes';
import { readSample } from './sku-reading';

const BELOW_INDEX = /\/index\.php$/;

/** No secret of anybody: the shop is to refuse it, and say by that whether it knows the key. */
const NO_SECRET = 'cs_0';

/**
 * One entry more than any batch may have (fact 15): it is refused as a whole, and nothing is done.
 */
const TOO_MANY = { update: Array.from({ length: PAGE_SIZE + 1 }, () => ({ id: NO_SUCH_ID })) };

type Seen = Omit<Observations, 'url' | 'checksCertificate' | 'answers' | 'unasked'>;

const NOTHING: Seen = {
  site: null,
  status: null,
  settings: {},
  trimsFields: null,
  variationsTogether: null,
  batchLimit: null,
  clockAheadMs: null,
  scheduledAt: [],
  skus: null,
};

/**
 * One look at a shop, from its address to what it holds. Each question builds on the one before; no
 * write of it can change anything: ids that there are not, and batches that are too large.
 */
export class ShopVisit {
  constructor(
    private readonly probes: ShopProbes,
    private readonly clock: Clock,
    private readonly checksCertificate: boolean,
  ) {}

  /** What was seen. */
  async observe(): Promise<Observations> {
    const seen = await this.look();
    const { shop, answers, unasked } = this.probes;
    const { checksCertificate } = this;
    return { ...seen, url: shop.url, checksCertificate, answers, unasked };
  }

  private async look(): Promise<Seen> {
    const site = await this.lookAtIndex();
    const { shop, answers } = this.probes;
    const { index } = answers;
    if (index === undefined || !mayTryKey(index, shop.url)) return { ...NOTHING, site };
    const sentAt = this.clock.now();
    const query = { per_page: 1, _fields: 'id' };
    const products = await this.probes.askApi('products', '/products', { query });
    const first = {
      ...NOTHING,
      site,
      trimsFields: products === null ? null : showsIdsAlone(products.json),
      clockAheadMs: products === null ? null : aheadIn(products, sentAt, this.clock.now()),
    };
    const { products: answer } = answers;
    if (answer === undefined) return first;
    if (!isLetIn(answer)) {
      await this.askWhyNot(answer);
      return first;
    }
    return { ...first, ...(await this.lookInside()), batchLimit: this.batchLimit() };
  }

  private async lookAtIndex(): Promise<Seen['site']> {
    const { probes } = this;
    const query = { _fields: SITE_FIELDS };
    const index = await probes.ask('index', { path: '/wp-json/', query });
    const { index: answer } = probes.answers;
    if (answer === undefined || !isApiMissing(answer))
      return index === null ? null : readSite(index.json);
    if (!BELOW_INDEX.test(probes.shop.url))
      await probes.ask('index-php', { path: '/index.php/wp-json/', query });
    await probes.ask('rest-route', { path: '/', query: { rest_route: '/', ...query } });
    return null;
  }

  /** A key that is refused: is it known, does it reach the shop, and may it write? */
  private async askWhyNot(answer: Answer): Promise<void> {
    if (!isOfShop(answer) || answer.status !== 401) return;
    const { url, key } = this.probes.shop;
    // In the query, and with no secret: what the address of a call holds is in the shop's log.
    if (url.startsWith('https:'))
      await this.probes.ask('key', {
        path: '/wp-json/wc/v3/products',
        query: { per_page: 1, _fields: 'id', consumer_key: key, consumer_secret: NO_SECRET },
      });
    await this.writeTooMany('product-writes', '/products/batch');
  }

  /** Writes nothing unless the shop says itself that it lacks what is written to. */
  private async tryWrites(): Promise<void> {
    const { probes } = this;
    const noSuch = `/products/${NO_SUCH_ID}`;
    await probes.askApi('no-such-id', noSuch, { query: { _fields: 'id' } });
    if (!isNoSuchId(probes.answers['no-such-id'] ?? null)) {
      probes.skip('product-writes', 'category-writes', 'order-writes', 'put', 'delete');
      return;
    }
    // First what decides whether the shop is fit: the time may be over soon.
    await this.writeTooMany('product-writes', '/products/batch');
    await this.writeTooMany('category-writes', '/products/categories/batch');
    await this.writeTooMany('order-writes', '/orders/batch');
    await probes.askApi('put', noSuch, { method: 'PUT', body: {} });
    await probes.askApi('delete', noSuch, { method: 'DELETE' });
  }

  private async writeTooMany(probe: Probe, path: string): Promise<void> {
    await this.probes.askApi(probe, path, { method: 'POST', body: TOO_MANY });
  }

  private async lookInside(): Promise<Partial<Seen>> {
    const { probes } = this;
    const one = { query: { per_page: 1, _fields: 'id' } };
    const stock = await this.readGroup('product-settings', 'products');
    await probes.askApi('orders', '/orders', one);
    await this.tryWrites();
    await probes.askApi('webhooks', '/webhooks', one);
    const status = await probes.askApi('status', '/system_status', {
      query: { _fields: STATUS_FIELDS },
    });
    const general = await this.readGroup('general-settings', 'general');
    const tax = await this.readGroup('tax-settings', 'tax');
    await probes.askApi('fulfilments', `/orders/${NO_SUCH_ID}/fulfillments`);
    const variations = await probes.askApi('variations', '/variations', {
      query: { per_page: 1, _fields: 'id,parent_id' },
    });
    const variationsTogether = await this.tryTogether(variations?.json);
    const scheduled = await probes.askApi('scheduled', '/products', {
      query: {
        status: 'future',
        orderby: 'date',
        order: 'asc',
        per_page: 20,
        _fields: 'id,date_created_gmt',
      },
    });
    return {
      status: status === null ? null : readStatus(status.json),
      variationsTogether,
      settings: { ...general, ...tax, ...stock },
      scheduledAt: scheduled === null ? [] : readDue(scheduled.json),
      skus: await readSample(probes, variations !== null),
    };
  }

  /**
   * Has the first variation of the shop updated below a product that there is not: whoever heeds
   * the product that the entry names gets as far as its picture, which there is not either, and
   * who does not finds no such variation (fact 123). Neither writes anything.
   */
  private async tryTogether(listed: unknown): Promise<boolean | null> {
    const { probes } = this;
    const variation = readVariation(listed);
    if (variation === null) return null;
    if (!isNoSuchId(probes.answers['no-such-id'] ?? null)) {
      probes.skip('variations-together');
      return null;
    }
    const { id, parentId } = variation;
    const update = [{ id, product_id: parentId, image: { id: NO_SUCH_ID } }];
    const path = `/products/${NO_SUCH_ID}/variations/batch`;
    const body = { update };
    const answer = await probes.askApi('variations-together', path, { method: 'POST', body });
    return answer === null ? null : isHeeded(answer.json);
  }

  private async readGroup(probe: Probe, group: string): Promise<SettingValues> {
    const query = { _fields: 'id,value' };
    const answer = await this.probes.askApi(probe, `/settings/${group}`, { query });
    return answer === null ? {} : readSettings(answer.json);
  }

  /** The refusal of a batch that is too large says how large it may be, in whatever language. */
  private batchLimit(): number | null {
    const answer = this.probes.answers['product-writes'];
    if (answer?.kind !== 'heard' || answer.code !== BATCH_TOO_LARGE) return null;
    return limitIn(answer);
  }
}
