import { Injectable } from '@nestjs/common';
import type { CatalogCategory, CatalogImage } from '../../../domain/catalog/catalog-product';
import {
  CategoryRepository,
  type CategoryMapping,
} from '../../../domain/catalog/category.repository';
import type { ConfirmedImage } from '../../../domain/mapping/mapping-state';
import { CallRefusedError } from '../../../domain/shop.errors';
import { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { StoreCatalog } from '../../catalog/store-catalog';
import type {
  CategoryImageResult,
  ImageWrite,
  ShopPictures,
} from '../../ports/shop/shop-pictures.port';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { pictureIsWanted } from './category-picture';
import { errorOfItems } from '../../blame/whose-fault';
import { Delivers, type DeliveryHandler } from '../running/delivery-handlers';
import type { DeliveryRecord } from '../delivery-record';
import { imageSource } from '../../planning/image-source';
import { checkImageUrl } from './image-url';
import { recordPicturesNotTaken } from './picture-failure';
import { AuditedCall } from '../audited-call';

/** What is known of a category's picture. */
type KnownPicture = Pick<CategoryMapping, 'picture' | 'attachments'>;

/**
 * Brings the picture of a category to the shop, by itself: the category is there with or without
 * it.
 */
@Injectable()
@Delivers('category image')
export class CategoryPictureDelivery implements DeliveryHandler {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly categories: CategoryRepository,
    private readonly calls: AuditedCall,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Delivers it and records every item. Throws what is no single item's fault; those items are
   * still open then.
   */
  async deliver(record: DeliveryRecord, store: StoreClient): Promise<void> {
    const { storeId } = record.delivery;
    if (this.policy.ownership(storeId).owners.categories === 'shop') {
      record.complete(record.open, 'skipped', null);
      return;
    }
    const [tree, mappings] = await Promise.all([
      this.catalog.categories(storeId).catch(errorOfItems),
      this.categories.findAll(storeId),
    ]);
    record.lane.answered('erp');
    if (tree instanceof WooCommerceError) {
      record.failWith(record.open, tree);
      return;
    }
    for (const item of record.open) {
      const category = tree.categories.get(item.subjectId);
      const mapping = mappings.get(item.subjectId);
      if (category === undefined) {
        const missing = new ValidationError(
          'id',
          `the ERP has no category ${item.subjectId}`,
          'CATEGORY_NOT_IN_ERP',
        );
        record.failWith([item], tree.invalid.get(item.subjectId) ?? missing);
      } else if (mapping === undefined) {
        this.askForCategory(record, category.id);
      } else if (!pictureIsWanted(category.image, mapping, item.payload.force)) {
        record.complete([item], 'skipped', mapping.storeCategoryId);
      } else {
        await this.bring(record, store, category, mapping);
      }
    }
  }

  private async bring(
    record: DeliveryRecord,
    store: StoreClient,
    { id, image }: CatalogCategory,
    mapping: CategoryMapping,
  ): Promise<void> {
    const items = record.open.filter((item) => item.subjectId === id);
    try {
      if (image !== null)
        checkImageUrl(image.url, this.policy.allowsPrivateImageUrls(record.delivery.storeId));
      if (await this.write(record, store.pictures, image, mapping)) {
        record.complete(items, 'synced', mapping.storeCategoryId);
        return;
      }
      await this.categories.forget(mapping.storeId, id);
      this.askForCategory(record, id);
    } catch (error) {
      if (error instanceof ValidationError) record.failWith(items, error);
      else if (error instanceof CallRefusedError) {
        const message = `image ${image?.url ?? 'none'}: ${error.storeMessage}`;
        record.fail(items, { code: error.storeCode ?? error.code, message }, false);
      } else if (error instanceof WooCommerceError) {
        await recordPicturesNotTaken(
          record,
          store.health,
          items,
          error,
          image === null ? [] : [image.url],
        );
      } else throw error;
    }
  }

  /**
   * Whether the category is there. Throws `ValidationError` for a picture that the shop fetched and
   * does not show.
   */
  private async write(
    record: DeliveryRecord,
    pictures: ShopPictures,
    image: CatalogImage | null,
    mapping: CategoryMapping,
  ): Promise<boolean> {
    const known = image === null ? undefined : mapping.attachments[imageSource(image)];
    if (image !== null && known !== undefined) {
      const again = await this.send(record, pictures, mapping, {
        attachmentId: known,
        alt: image.alt,
      });
      if (again.kind === 'gone') return false;
      if (again.attachmentId === known) return this.confirm(mapping, shownAs(image, known));
      // Somebody has deleted it from the media library: it has to be fetched anew.
    }
    const write = image === null ? null : { src: image.url, alt: image.alt };
    const result = await this.send(record, pictures, mapping, write);
    if (result.kind === 'gone') return false;
    const { attachmentId } = result;
    if (image === null) return this.confirm(mapping, null);
    if (attachmentId === 0)
      throw new ValidationError(
        'image',
        `the shop does not take ${image.url} for a picture`,
        'IMAGE_REFUSED',
      );
    return this.confirm(mapping, shownAs(image, attachmentId));
  }

  private async send(
    record: DeliveryRecord,
    pictures: ShopPictures,
    mapping: CategoryMapping,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult> {
    const { categoryId, storeCategoryId, attachments } = mapping;
    await this.categories.keepPicture(mapping, { picture: { kind: 'doubted' }, attachments });
    const { answer } = await this.calls.make(
      record,
      {
        action: 'categories.image',
        request: { categoryId, storeCategoryId, image },
        doubts: [{ productId: categoryId, groups: [] }],
      },
      () => pictures.setForCategory(storeCategoryId, image),
    );
    return answer;
  }

  private async confirm(mapping: CategoryMapping, image: ConfirmedImage | null): Promise<true> {
    const added = image === null ? {} : { [image.source]: image.attachmentId };
    const known: KnownPicture = {
      picture: { kind: 'shown', image },
      attachments: { ...mapping.attachments, ...added },
    };
    await this.categories.keepPicture(mapping, known);
    return true;
  }

  // The category comes first; its own sync asks for the picture.
  private askForCategory(record: DeliveryRecord, categoryId: string): void {
    record.ask('category', categoryId, 'picture of a category that is not in the shop', {
      subjectKind: 'category',
    });
    record.complete(
      record.open.filter((item) => item.subjectId === categoryId),
      'superseded',
      null,
    );
  }
}

function shownAs(image: CatalogImage, attachmentId: number): ConfirmedImage {
  return { source: imageSource(image), attachmentId, alt: image.alt };
}
