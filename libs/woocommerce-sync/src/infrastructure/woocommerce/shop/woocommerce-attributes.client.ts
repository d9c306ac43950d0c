import { asTerm } from '@cypher/shop-text';
import {
  ShopAttributes,
  type AttributeWriteResult,
  type StoreAttribute,
} from '../../../application/ports/shop/shop-attributes.port';
import { CallRefusedError } from '../../../domain/shop.errors';
import { unlessStatus, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toStoreAttribute } from '../replies/reply.mapper';
import { attributeReply, readableRows } from '../replies/reply.schemas';

const PATH = '/products/attributes';

/** The routes of global attributes and their terms. */
export class WooCommerceAttributesClient extends ShopAttributes {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  /** The list has no pages (fact 23). */
  override async list(): Promise<StoreAttribute[]> {
    return (await this.api.read(PATH, {}, readableRows(attributeReply))).map(toStoreAttribute);
  }

  override async create(name: string, slug: string): Promise<AttributeWriteResult> {
    try {
      const data = { name: asTerm(name), slug, type: 'select', order_by: 'menu_order' };
      const query = { _fields: 'id,name' };
      const reply = await this.api.write(PATH, data, attributeReply, query);
      return { kind: 'written', attribute: toStoreAttribute(reply) };
    } catch (error) {
      if (error instanceof CallRefusedError)
        return { kind: 'refused', message: error.storeMessage };
      throw error;
    }
  }

  override async createTerms(
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<boolean> {
    const create = names.map((name, index) => ({
      name: asTerm(name),
      menu_order: position + index,
    }));
    const path = `${PATH}/${storeAttributeId}/terms/batch`;
    return (await unlessStatus(this.api.batch(path, { create, update: [] }), 404)) !== null;
  }
}
