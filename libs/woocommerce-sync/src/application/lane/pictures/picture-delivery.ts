import { Injectable } from '@nestjs/common';
import { isWanted, type CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { CallRefusedError, WooCommerceApiError } from '../../../domain/shop.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { ProductLoading, failMissing } from '../products/product-loading';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import type { DeliveryRecord } from '../delivery-record';
import {
  imagesDiffer,
  imagesOf,
  showsImages,
  variantsToPicture,
} from '../../planning/image-source';
import { openOf, type ClaimedProduct } from '../products/claimed-product';
import { PictureFailures } from './picture-failures';
import { isAttachmentGone, isProductGone, pictureFailure } from './picture-refusal';
import { PictureUpload } from './picture-upload';
import type { PictureWork } from './picture-work';

const NOT_FOUND = 404;

/** Brings pictures to the shop, product by product, in small calls that never hold up a price. */
@Injectable()
@Delivers('image')
export class PictureDelivery implements DeliveryHandler {
  constructor(
    private readonly loading: ProductLoading,
    private readonly upload: PictureUpload,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Delivers it and records every item. Throws what is no single item's fault; those items are
   * still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    const { claimedProducts, strays } = await this.loading.load(record);
    for (const stray of strays) failMissing(record, stray, null);
    for (const claimed of claimedProducts) {
      const { product, mapping } = claimed;
      if (!isWanted(product) || mapping?.mayBeTrashed === true) {
        record.complete(openOf(claimed), 'skipped', null);
      } else if (mapping === null) {
        this.askForProduct(record, claimed);
      } else if (
        !this.policy.ownership(record.delivery.storeId).sets('images', mapping.pictures.areDue)
      ) {
        record.complete(openOf(claimed), 'skipped', mapping.wooCommerceProductId);
      } else {
        await this.bring(record, store, claimed, mapping);
      }
    }
  }

  // The product comes first; its own sync asks for the pictures.
  private askForProduct(record: DeliveryRecord, claimed: ClaimedProduct): void {
    record.ask('product', claimed.product.id, 'image of a product that is not in the shop');
    record.complete(openOf(claimed), 'superseded', null);
  }

  private async bring(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    mapping: ProductSyncMapping,
  ): Promise<void> {
    const { product, family } = claimed;
    const force = claimed.items.some((item) => item.payload.force);
    const failures = new PictureFailures();
    failures.addFlaws(product);
    if (force || imagesDiffer(product, mapping, family)) {
      try {
        await this.show({ record, store, claimed, mapping, failures }, force);
      } catch (error) {
        if (!(error instanceof CallRefusedError)) throw error;
        if (isProductGone(error)) {
          record.forget(product.id);
          this.askForProduct(record, claimed);
          return;
        }
        const isGone = isAttachmentGone(error);
        if (isGone) await this.forgetLost(store, mapping);
        const message = `images: ${error.storeMessage}`;
        failures.addReason({ code: error.storeCode ?? error.code, message }, isGone);
      }
    } else if (failures.isEmpty) {
      record.complete(openOf(claimed), 'skipped', mapping.wooCommerceProductId);
      return;
    }
    recordEnd(record, claimed, mapping, failures);
  }

  /**
   * Shows the pictures of the product and of its variants; bad ones are noted and left out. Throws
   * what is no picture's fault.
   */
  private async show(work: PictureWork, force: boolean): Promise<void> {
    const { record, claimed, mapping, failures } = work;
    const { product, family } = claimed;
    const allowPrivate = this.policy.allowsPrivateImageUrls(record.delivery.storeId);
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

  /** Forgets what the shop has no more: what the product still shows need not be fetched again. */
  private async forgetLost(store: StoreClient, mapping: ProductSyncMapping): Promise<void> {
    const page = await store.pictures.pageOf(mapping.wooCommerceProductId);
    mapping.pictures.keepAttachments(page?.pictures.map(({ attachmentId }) => attachmentId) ?? []);
  }

  private async showVariant(
    work: PictureWork,
    variant: CatalogVariant,
    variation: ProductSyncMapping,
  ): Promise<void> {
    const { record, mapping: parent, failures } = work;
    try {
      await this.upload.toVariation(work, variant, variation);
    } catch (error) {
      const isLost = error instanceof CallRefusedError && isAttachmentGone(error);
      if (isLost && variation.pictures.hasAny) {
        variation.pictures.keepAttachments([]);
        await this.showVariant(work, variant, variation);
        return;
      }
      if (error instanceof WooCommerceApiError && error.status === NOT_FOUND) {
        // Somebody has deleted the variation: the product's own sync makes it anew, and asks for
        // its picture.
        record.forget(variant.id);
        record.ask('product', parent.internalProductId, 'image of a variation that is gone');
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

function recordEnd(
  record: DeliveryRecord,
  claimed: ClaimedProduct,
  mapping: ProductSyncMapping,
  failures: PictureFailures,
): void {
  if (failures.isEmpty) {
    // Only now: where pictures are set once, those that are still missing stay due.
    mapping.pictures.receive();
    mapping.noteProblems(['images'], new Map());
    record.complete(openOf(claimed), 'synced', mapping.wooCommerceProductId);
  } else {
    const { code, message, retryable } = failures.reason();
    mapping.noteProblems([], new Map([['images', message]]));
    record.fail(openOf(claimed), { code, message }, retryable);
  }
  record.keep(mapping);
}
