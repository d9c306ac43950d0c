import { Injectable } from '@nestjs/common';
import type { CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { CallRefusedError, WooCommerceApiError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { Boarding, failMissing } from '../products/boarding';
import type { FlightBook } from '../flight-book';
import { imagesDiffer, imagesOf, showsImages, variantsToPicture } from '../../planning/image-source';
import { openOf, type Passenger } from '../products/passenger';
import { PictureFailures } from './picture-failures';
import { isAttachmentGone, isProductGone, pictureFailure } from './picture-refusal';
import { PictureUpload } from './picture-upload';
import type { PictureWork } from './picture-work';

const NOT_FOUND = 404;

/** Brings pictures to the shop, product by product, in small calls that never hold up a price. */
@Injectable()
export class ImageFlight {
  constructor(
    private readonly boarding: Boarding,
    private readonly upload: PictureUpload,
    private readonly policy: StorePolicy,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { passengers, strays } = await this.boarding.board(book);
    for (const stray of strays) failMissing(book, stray, null);
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
    book.ask('product', passenger.product.id, 'image of a product that is not in the shop');
    book.complete(openOf(passenger), 'superseded', null);
  }

  private async bring(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    mapping: ProductSyncMapping,
  ): Promise<void> {
    const { product, family } = passenger;
    const force = passenger.items.some((item) => item.payload.force);
    const failures = new PictureFailures();
    failures.addFlaws(product);
    if (force || imagesDiffer(product, mapping, family)) {
      try {
        await this.show({ book, store, passenger, mapping, failures }, force);
      } catch (error) {
        if (!(error instanceof CallRefusedError)) throw error;
        if (isProductGone(error)) {
          book.forget(product.id);
          this.askForProduct(book, passenger);
          return;
        }
        const isGone = isAttachmentGone(error);
        if (isGone) for (const one of [mapping, ...family.values()]) one.forgetAttachments();
        const message = `images: ${error.storeMessage}`;
        failures.addReason({ code: error.storeCode ?? error.code, message }, isGone);
      }
    } else if (failures.isEmpty) {
      book.complete(openOf(passenger), 'skipped', mapping.wooCommerceProductId);
      return;
    }
    bookEnd(book, passenger, mapping, failures);
  }

  /** Shows the pictures of the product and of its variants; bad ones are noted and left out. Throws what is no picture's fault. */
  private async show(work: PictureWork, force: boolean): Promise<void> {
    const { book, passenger, mapping, failures } = work;
    const { product, family } = passenger;
    const allowPrivate = this.policy.allowsPrivateImageUrls(book.flight.storeId);
    const images = failures.withoutForbidden(product.images, allowPrivate);
    const isWhole = images.length === product.images.length;
    if (force || !isWhole || !showsImages(mapping, product.images)) {
      await this.upload.toProduct(work, images);
      // Without those that are forbidden the shop does not show what the ERP has.
      if (!isWhole) mapping.doubt(['images']);
    }
    for (const { variant, mapping: variation } of variantsToPicture(product, family, force)) {
      const isAllowed = failures.withoutForbidden(imagesOf(variant), allowPrivate).length > 0;
      if (variant.image === null || isAllowed) await this.showVariant(work, variant, variation);
    }
  }

  private async showVariant(
    work: PictureWork,
    variant: CatalogVariant,
    variation: ProductSyncMapping,
  ): Promise<void> {
    const { book, mapping: parent, failures } = work;
    try {
      await this.upload.toVariation(work, variant, variation);
    } catch (error) {
      if (error instanceof WooCommerceApiError && error.status === NOT_FOUND) {
        // Somebody has deleted the variation: the product's own sync makes it anew, and asks for its picture.
        book.forget(variant.id);
        book.ask('product', parent.internalProductId, 'image of a variation that is gone');
        return;
      }
      if (variant.image === null) throw error;
      const { code, message, retryable } = await pictureFailure(work, error);
      failures.add(
        variant.image,
        { code, message: `variant ${variant.id} (${variant.sku}): ${message}` },
        retryable,
      );
    }
  }
}

function bookEnd(
  book: FlightBook,
  passenger: Passenger,
  mapping: ProductSyncMapping,
  failures: PictureFailures,
): void {
  if (failures.isEmpty) {
    // Only now: where pictures are set once, those that are still missing stay due.
    mapping.receiveImages();
    mapping.noteProblems(['images'], new Map());
    book.complete(openOf(passenger), 'synced', mapping.wooCommerceProductId);
  } else {
    const { code, message, retryable } = failures.reason();
    mapping.noteProblems([], new Map([['images', message]]));
    book.fail(openOf(passenger), { code, message }, retryable);
  }
  book.keep(mapping);
}
