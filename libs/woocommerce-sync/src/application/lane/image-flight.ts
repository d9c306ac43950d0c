import { Injectable } from '@nestjs/common';
import type { CatalogImage, CatalogVariant } from '../../domain/catalog-product';
import type { ConfirmedImage, ProductSyncMapping } from '../../domain/product-sync-mapping';
import {
  CallRefusedError,
  ValidationError,
  WooCommerceApiError,
  WooCommerceError,
} from '../../domain/woocommerce.errors';
import type { ImageWrite, StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { Boarding } from './boarding';
import type { FlightBook } from './flight-book';
import { imagesDiffer, imageSource, imagesOf, showsImages, variantsToPicture } from './image-source';
import { checkImageUrl } from './image-url';
import { openOf, type Passenger } from './passenger';
import { bookPicturesNotTaken, naming } from './picture-failure';
import { RecordedCall } from './recorded-call';

/** New pictures per call: the shop downloads them one after the other while we wait (facts.md 13). */
const NEW_IMAGES_PER_CALL = 3;

/** The shop says that a picture it once had is gone. */
const ATTACHMENT_GONE = 'woocommerce_product_invalid_image_id';

/** The shop says that somebody has deleted the product (facts.md 11). */
const PRODUCT_GONE = 'woocommerce_rest_product_invalid_id';

const NOT_FOUND = 404;

/** Brings pictures to the shop, product by product, in small calls that never hold up a price. */
@Injectable()
export class ImageFlight {
  constructor(
    private readonly boarding: Boarding,
    private readonly recorded: RecordedCall,
    private readonly policy: StorePolicy,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { passengers } = await this.boarding.board(book);
    for (const passenger of passengers) {
      const { product, mapping } = passenger;
      if (product.status === 'archived' || mapping?.mayBeTrashed === true) {
        book.complete(openOf(passenger), 'skipped', null);
      } else if (mapping === null) {
        this.askForProduct(book, passenger);
      } else if (!this.policy.ownership(book.flight.storeId).sets('images', mapping.imagesDue)) {
        book.complete(openOf(passenger), 'skipped', mapping.wooCommerceProductId);
      } else {
        await this.bring(book, store, passenger, mapping);
      }
    }
  }

  // The product comes first; its own sync asks for the pictures.
  private askForProduct(book: FlightBook, passenger: Passenger): void {
    book.ask('product', passenger.product.id, 'image of a product that is not in the shop', false);
    book.complete(openOf(passenger), 'superseded', null);
  }

  private async bring(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    mapping: ProductSyncMapping,
  ): Promise<void> {
    const { product } = passenger;
    const force = passenger.items.some((item) => item.payload.force);
    if (!force && showsImages(mapping, product.images) && !imagesDiffer(product, mapping, passenger.family)) {
      book.complete(openOf(passenger), 'skipped', mapping.wooCommerceProductId);
      return;
    }
    try {
      const allowPrivate = this.policy.allowsPrivateImageUrls(book.flight.storeId);
      const all = [...product.images, ...product.variants.flatMap(imagesOf)];
      for (const { url } of all) checkImageUrl(url, allowPrivate);
      if (force || !showsImages(mapping, product.images)) {
        await this.upload(book, store, product.id, mapping, product.images);
      }
      for (const { variant, mapping: variation } of variantsToPicture(product, passenger.family, force)) {
        await this.uploadOfVariant(book, store, variant, mapping, variation).catch((error: unknown) => {
          if (!(error instanceof WooCommerceApiError) || error.status !== NOT_FOUND) throw error;
          // Somebody has deleted the variation: the product's own sync makes it anew, and asks for its picture.
          book.forget(variant.id);
          book.ask('product', product.id, 'image of a variation that is gone', false);
        });
      }
      mapping.receiveImages();
      book.complete(openOf(passenger), 'synced', mapping.wooCommerceProductId);
    } catch (error) {
      if (error instanceof CallRefusedError) this.bookRefusal(book, passenger, mapping, error);
      else if (error instanceof ValidationError) book.failWith(openOf(passenger), error);
      else if (error instanceof WooCommerceError)
        await bookPicturesNotTaken(book, store, openOf(passenger), error, fetchedBy(passenger));
      else throw error;
    } finally {
      if (!book.hasForgotten(product.id)) book.keep(mapping);
    }
  }

  private async upload(
    book: FlightBook,
    store: StoreClient,
    productId: string,
    mapping: ProductSyncMapping,
    images: readonly CatalogImage[],
  ): Promise<void> {
    let shown: ConfirmedImage[];
    do {
      const wanted = nextCall(images, mapping);
      mapping.doubt(['images']);
      const { answer: attachmentIds } = await this.recorded.make(
        book,
        {
          action: 'products.images',
          request: {
            productId,
            storeProductId: mapping.wooCommerceProductId,
            images: wanted.map(({ write }) => write),
          },
          doubts: [{ productId, groups: ['images'] }],
        },
        () =>
          store.writeImages(
            mapping.wooCommerceProductId,
            wanted.map(({ write }) => write),
          ),
      );
      shown = wanted.map(({ image }, position) => ({
        source: imageSource(image),
        attachmentId: attachmentIds[position] ?? 0,
        alt: image.alt,
      }));
      mapping.attach(shown);
    } while (shown.length < images.length);
    mapping.confirm({ images: shown }, 0, book.now());
  }

  private async uploadOfVariant(
    book: FlightBook,
    store: StoreClient,
    { id: productId, image }: CatalogVariant,
    parent: ProductSyncMapping,
    variation: ProductSyncMapping,
  ): Promise<void> {
    const attachmentId = image === null ? undefined : variation.attachments[imageSource(image)];
    const write: ImageWrite | null =
      image === null
        ? null
        : attachmentId === undefined
          ? { src: image.url, alt: image.alt }
          : { attachmentId, alt: image.alt };
    variation.doubt(['images']);
    book.keep(variation);
    const { answer: shownId } = await this.recorded.make(
      book,
      {
        action: 'variations.image',
        request: { productId, storeProductId: variation.wooCommerceProductId, image: write },
        doubts: [{ productId, parentProductId: parent.internalProductId, groups: ['images'] }],
      },
      () => store.writeVariationImage(parent.wooCommerceProductId, variation.wooCommerceProductId, write),
    );
    const shown =
      image === null ? [] : [{ source: imageSource(image), attachmentId: shownId, alt: image.alt }];
    variation.attach(shown);
    variation.confirm({ images: shown }, 0, book.now());
  }

  private bookRefusal(
    book: FlightBook,
    passenger: Passenger,
    mapping: ProductSyncMapping,
    error: CallRefusedError,
  ): void {
    if (error.storeCode === PRODUCT_GONE) {
      book.forget(passenger.product.id);
      this.askForProduct(book, passenger);
      return;
    }
    const gone = error.storeCode === ATTACHMENT_GONE;
    const message = naming(`images: ${error.storeMessage}`, gone ? [] : fetchedBy(passenger));
    if (gone) for (const one of [mapping, ...passenger.family.values()]) one.forgetAttachments();
    const code = error.storeCode ?? error.code;
    book.fail(openOf(passenger), { code, message }, gone);
  }
}

/** The addresses of what the shop had, or has, to fetch for a product: its pictures in the next call, or its variants’. */
function fetchedBy({ product, mapping, family }: Passenger): string[] {
  if (mapping === null) return [];
  const own = nextCall(product.images, mapping).map(({ write }) => write);
  const ofVariants = variantsToPicture(product, family, false).flatMap(
    ({ variant: { image }, mapping: variation }) =>
      image === null || variation.attachments[imageSource(image)] !== undefined ? [] : [image.url],
  );
  const ownUrls = own.flatMap((write) => ('src' in write ? [write.src] : []));
  return ownUrls.length > 0 ? ownUrls : ofVariants;
}

/** The pictures of the next call, in their order: all that the shop has, and a few that it has to fetch. */
function nextCall(
  images: readonly CatalogImage[],
  mapping: ProductSyncMapping,
): { image: CatalogImage; write: ImageWrite }[] {
  let fetched = 0;
  const call: { image: CatalogImage; write: ImageWrite }[] = [];
  for (const image of images) {
    const attachmentId = mapping.attachments[imageSource(image)];
    if (attachmentId !== undefined) call.push({ image, write: { attachmentId, alt: image.alt } });
    else if (fetched < NEW_IMAGES_PER_CALL) {
      fetched += 1;
      call.push({ image, write: { src: image.url, alt: image.alt } });
    }
  }
  return call;
}
