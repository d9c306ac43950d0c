import {
  ShopPictures,
  type CategoryImageResult,
  type ImageWrite,
  type ShownPage,
} from '../../../application/ports/shop/shop-pictures.port';
import { unlessStatus, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import {
  categoryImageReply,
  productImagesReply,
  productPageReply,
  variationImageReply,
} from '../replies/reply.schemas';
import type { WooCommerceMapper } from '../woocommerce.mapper';

/** Writes of a product, a variation or a category that bring its pictures alone. */
export class WooCommercePicturesClient extends ShopPictures {
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly mapper: WooCommerceMapper,
  ) {
    super();
  }

  override async pageOf(storeProductId: number): Promise<ShownPage | null> {
    const query = { _fields: 'id,permalink,images' };
    const read = this.api.read(`/products/${storeProductId}`, query, productPageReply);
    const reply = await unlessStatus(read, 404);
    if (reply === null) return null;
    const pictures = reply.images.map(({ id, src, alt }) => ({
      attachmentId: id,
      address: src,
      alt,
    }));
    return { address: reply.permalink, pictures };
  }

  override async setForProduct(
    storeProductId: number,
    images: readonly ImageWrite[],
  ): Promise<number[]> {
    const path = `/products/${storeProductId}`;
    const body = { images: images.map((image) => this.mapper.toWooCommerceImage(image)) };
    const query = { _fields: 'id,images' };
    const reply = await this.api.write(path, body, productImagesReply, query);
    const ids = reply.images.map(({ id }) => id);
    if (ids.length !== images.length)
      throw new Error(`The shop shows ${ids.length} of ${images.length} pictures`);
    return ids;
  }

  override async setForVariation(
    storeProductId: number,
    variationId: number,
    image: ImageWrite | null,
  ): Promise<number> {
    const path = `/products/${storeProductId}/variations/${variationId}`;
    const body = { image: image === null ? '' : this.mapper.toWooCommerceImage(image) };
    const query = { _fields: 'id,image' };
    const reply = await this.api.write(path, body, variationImageReply, query);
    return reply.image?.id ?? 0;
  }

  override async setForCategory(
    storeCategoryId: number,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult> {
    const path = `/products/categories/${storeCategoryId}`;
    const body = this.mapper.toWooCommerceCategoryImage(image);
    const query = { _fields: 'image' };
    const written = this.api.write(path, body, categoryImageReply, query);
    const reply = await unlessStatus(written, 404);
    if (reply === null) return { kind: 'gone' };
    return { kind: 'written', attachmentId: reply.image?.id ?? 0 };
  }
}
