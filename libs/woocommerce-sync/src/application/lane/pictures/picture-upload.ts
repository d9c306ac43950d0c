import { Injectable } from '@nestjs/common';
import type { CatalogImage, CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { ConfirmedImage } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ImageWrite } from '../../ports/shop/shop-pictures.port';
import { imageSource } from '../../planning/image-source';
import type { PictureWork } from './picture-work';
import { pictureFailure } from './picture-refusal';
import { AuditedCall } from '../audited-call';

/** New pictures per call: the shop downloads them one after the other while we wait (fact 13). */
const NEW_IMAGES_PER_CALL = 3;

/** A picture as it is sent. */
interface SentImage {
  readonly image: CatalogImage;
  readonly write: ImageWrite;
}

/**
 * So many pictures that take longer than anybody waits, and the others are left to the next try.
 */
const MOST_SLOW = 2;

/**
 * Writes pictures of products and variations, and finds out which of them the shop does not take.
 */
@Injectable()
export class PictureUpload {
  constructor(private readonly calls: AuditedCall) {}

  /**
   * Shows these pictures with a product, in their order: a few new ones per call, and where the
   * shop does not take a call one by one, so that a bad one keeps no other away. Where none of them
   * can be shown, those stay that the shop has. Throws what is no picture's fault.
   */
  async toProduct(work: PictureWork, images: readonly CatalogImage[]): Promise<void> {
    const { record, mapping, failures } = work;
    let perCall = NEW_IMAGES_PER_CALL;
    for (let slow = 0; ;) {
      const good = failures.withoutBad(images);
      if (good.length === 0 && !failures.isEmpty) return;
      const call = nextCall(good, mapping, perCall);
      const added = call.filter(({ write }) => 'src' in write).map(({ image }) => image);
      try {
        const shown = await this.send(work, call);
        if (shown.length < good.length) continue;
        if (good.length === images.length) mapping.confirm({ images: shown }, 0, record.now());
        return;
      } catch (error) {
        const reason = await pictureFailure(work, error);
        const [only] = added;
        if (only === undefined) {
          failures.addReason({ ...reason, message: `images: ${reason.message}` }, reason.retryable);
          return;
        }
        if (added.length > 1) {
          perCall = 1;
          continue;
        }
        failures.add(only, reason, reason.retryable);
        if (reason.retryable) slow += 1;
        if (slow === MOST_SLOW) failures.putOff(good.filter((image) => isNew(image, mapping)));
      }
    }
  }

  /** Shows this picture with a variation, or none. Throws what the shop does not take. */
  async toVariation(
    { record, store, mapping: parent }: PictureWork,
    { id: productId, image }: CatalogVariant,
    variation: ProductSyncMapping,
  ): Promise<void> {
    const write = image === null ? null : writeOf(image, variation);
    variation.doubt(['images']);
    record.keep(variation);
    const { answer: shownId } = await this.calls.make(
      record,
      {
        action: 'variations.image',
        request: { productId, storeProductId: variation.wooCommerceProductId, image: write },
        doubts: [{ productId, parentProductId: parent.internalProductId, groups: ['images'] }],
      },
      () =>
        store.pictures.setForVariation(
          parent.wooCommerceProductId,
          variation.wooCommerceProductId,
          write,
        ),
    );
    const shown =
      image === null ? [] : [{ source: imageSource(image), attachmentId: shownId, alt: image.alt }];
    variation.pictures.attach(shown);
    variation.confirm({ images: shown }, 0, record.now());
  }

  private async send(
    { record, store, claimed, mapping }: PictureWork,
    call: readonly SentImage[],
  ): Promise<ConfirmedImage[]> {
    const { id: productId } = claimed.product;
    const storeProductId = mapping.wooCommerceProductId;
    const images = call.map(({ write }) => write);
    mapping.doubt(['images']);
    const { answer: attachmentIds } = await this.calls.make(
      record,
      {
        action: 'products.images',
        request: { productId, storeProductId, images },
        doubts: [{ productId, groups: ['images'] }],
      },
      () => store.pictures.setForProduct(storeProductId, images),
    );
    const shown = call.map(({ image }, position) => ({
      source: imageSource(image),
      attachmentId: attachmentIds[position] ?? 0,
      alt: image.alt,
    }));
    mapping.pictures.attach(shown);
    return shown;
  }
}

/**
 * The pictures of the next call, in their order: all that the shop has, and a few that it has to
 * fetch.
 */
function nextCall(
  images: readonly CatalogImage[],
  mapping: ProductSyncMapping,
  mostNew: number,
): SentImage[] {
  let fetched = 0;
  const call: SentImage[] = [];
  for (const image of images) {
    const write = writeOf(image, mapping);
    if ('src' in write) fetched += 1;
    if (!('src' in write) || fetched <= mostNew) call.push({ image, write });
  }
  return call;
}

function isNew(image: CatalogImage, { pictures }: ProductSyncMapping): boolean {
  return pictures.attachments[imageSource(image)] === undefined;
}

/** A picture by its attachment where the shop has it, so that it is not downloaded again. */
function writeOf(image: CatalogImage, mapping: ProductSyncMapping): ImageWrite {
  const attachmentId = mapping.pictures.attachments[imageSource(image)];
  return attachmentId === undefined
    ? { src: image.url, alt: image.alt }
    : { attachmentId, alt: image.alt };
}
