import { Injectable } from '@nestjs/common';
import type { CatalogCategory, CatalogImage } from '../../../domain/catalog/catalog-product';
import { CategoryRepository, type CategoryMapping } from '../../../domain/catalog/category.repository';
import type { ConfirmedImage } from '../../../domain/mapping/mapping-state';
import { CallRefusedError, ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import type { CategoryImageResult, ImageWrite, StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { pictureIsWanted } from './category-picture';
import { readErpCategories } from '../../planning/erp-reads';
import { errorOfItems } from '../sending/fault-of-the-shop';
import type { FlightBook } from '../flight-book';
import { imageSource } from '../../planning/image-source';
import { checkImageUrl } from './image-url';
import { bookPicturesNotTaken } from './picture-failure';
import { RecordedCall } from '../recorded-call';

/** What is known of a category's picture. */
type KnownPicture = Pick<CategoryMapping, 'picture' | 'attachments'>;

/** Brings the picture of a category to the shop, by itself: the category is there with or without it. */
@Injectable()
export class CategoryImageFlight {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly categories: CategoryRepository,
    private readonly recorded: RecordedCall,
    private readonly policy: StorePolicy,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { storeId } = book.flight;
    if (this.policy.ownership(storeId).owners.categories === 'shop') {
      book.complete(book.open, 'skipped', null);
      return;
    }
    const [tree, mappings] = await Promise.all([
      readErpCategories(this.catalog).catch(errorOfItems),
      this.categories.findAll(storeId),
    ]);
    book.answered('erp');
    if (tree instanceof WooCommerceError) {
      book.failWith(book.open, tree);
      return;
    }
    for (const item of book.open) {
      const category = tree.categories.get(item.productId);
      const mapping = mappings.get(item.productId);
      if (category === undefined) {
        const missing = new ValidationError(
          'id',
          `the ERP has no category ${item.productId}`,
          'CATEGORY_NOT_IN_ERP',
        );
        book.failWith([item], tree.invalid.get(item.productId) ?? missing);
      } else if (mapping === undefined) {
        this.askForCategory(book, category.id);
      } else if (!pictureIsWanted(category.image, mapping, item.payload.force)) {
        book.complete([item], 'skipped', mapping.storeCategoryId);
      } else {
        await this.bring(book, store, category, mapping);
      }
    }
  }

  private async bring(
    book: FlightBook,
    store: StoreClient,
    { id, image }: CatalogCategory,
    mapping: CategoryMapping,
  ): Promise<void> {
    const items = book.open.filter((item) => item.productId === id);
    try {
      if (image !== null) checkImageUrl(image.url, this.policy.allowsPrivateImageUrls(book.flight.storeId));
      if (await this.write(book, store, image, mapping)) {
        book.complete(items, 'synced', mapping.storeCategoryId);
        return;
      }
      await this.categories.forget(mapping.storeId, id);
      this.askForCategory(book, id);
    } catch (error) {
      if (error instanceof ValidationError) book.failWith(items, error);
      else if (error instanceof CallRefusedError) {
        const message = `image ${image?.url ?? 'none'}: ${error.storeMessage}`;
        book.fail(items, { code: error.storeCode ?? error.code, message }, false);
      } else if (error instanceof WooCommerceError) {
        await bookPicturesNotTaken(book, store, items, error, image === null ? [] : [image.url]);
      } else throw error;
    }
  }

  /** Whether the category is there. Throws `ValidationError` for a picture that the shop fetched and does not show. */
  private async write(
    book: FlightBook,
    store: StoreClient,
    image: CatalogImage | null,
    mapping: CategoryMapping,
  ): Promise<boolean> {
    const known = image === null ? undefined : mapping.attachments[imageSource(image)];
    if (image !== null && known !== undefined) {
      const again = await this.send(book, store, mapping, { attachmentId: known, alt: image.alt });
      if (again.kind === 'gone') return false;
      if (again.attachmentId === known) return this.confirm(mapping, shownAs(image, known));
      // Somebody has deleted it from the media library: it has to be fetched anew.
    }
    const write = image === null ? null : { src: image.url, alt: image.alt };
    const result = await this.send(book, store, mapping, write);
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
    book: FlightBook,
    store: StoreClient,
    mapping: CategoryMapping,
    image: ImageWrite | null,
  ): Promise<CategoryImageResult> {
    const { categoryId, storeCategoryId, attachments } = mapping;
    await this.categories.keepPicture(mapping, { picture: { kind: 'doubted' }, attachments });
    const { answer } = await this.recorded.make(
      book,
      {
        action: 'categories.image',
        request: { categoryId, storeCategoryId, image },
        doubts: [{ productId: categoryId, groups: [] }],
      },
      () => store.writeCategoryImage(storeCategoryId, image),
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
  private askForCategory(book: FlightBook, categoryId: string): void {
    book.ask('category', categoryId, 'picture of a category that is not in the shop', {
      subjectKind: 'category',
    });
    book.complete(
      book.open.filter((item) => item.productId === categoryId),
      'superseded',
      null,
    );
  }
}

function shownAs(image: CatalogImage, attachmentId: number): ConfirmedImage {
  return { source: imageSource(image), attachmentId, alt: image.alt };
}
