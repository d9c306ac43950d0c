import { ShopSettings, type TaxClass } from '../../../application/ports/shop/shop-settings.port';
import { unlessStatus, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { currencyReply, taxClassReply } from '../replies/reply.schemas';
import { readName } from '../replies/shop-html';

/** Routes that some shops lack, or refuse to our key: that counts as not told. */
export class WooCommerceSettingsClient extends ShopSettings {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override async currency(): Promise<string | null> {
    const read = this.api.read('/data/currencies/current', { _fields: 'code' }, currencyReply);
    return (await unlessStatus(read, 403, 404))?.code ?? null;
  }

  override async taxClasses(): Promise<readonly TaxClass[] | null> {
    const read = this.api.read('/taxes/classes', {}, taxClassReply.array());
    const classes = await unlessStatus(read, 401, 403, 404);
    return classes?.map(({ slug, name }) => ({ slug, name: readName(name) })) ?? null;
  }
}
