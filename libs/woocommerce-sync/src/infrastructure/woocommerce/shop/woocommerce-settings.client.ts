import { ShopSettings, type NamedChoice } from '../../../application/ports/shop/shop-settings.port';
import type { ChoiceGroup } from '../../../domain/fields/desired-choice';
import { everyPage } from '../client/every-page';
import { unlessStatus, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { CHOICE_LISTS } from '../fields/choice.fields';
import { choiceReply, currencyReply } from '../replies/reply.schemas';
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

  override async choices(group: ChoiceGroup): Promise<readonly NamedChoice[] | null> {
    const { path, isPaged } = CHOICE_LISTS[group];
    const read = isPaged
      ? everyPage(this.api, path, { _fields: 'slug,name' }, choiceReply, ({ slug }) => slug)
      : this.api.read(path, {}, choiceReply.array());
    const rows = await unlessStatus(read, 401, 403, 404);
    return rows?.map(({ slug, name }) => ({ slug, name: readName(name) })) ?? null;
  }
}
