import type { CatalogImage, CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { namedReasons } from '../../planning/named-reasons';
import { checkImageUrl } from './image-url';

interface PictureFailure extends FailureReason {
  readonly retryable: boolean;
}

/**
 * Collects what is wrong with single pictures of a product and its variants: the others are shown
 * without them.
 */
export class PictureFailures {
  private readonly failures: PictureFailure[] = [];
  private readonly bad = new Set<CatalogImage>();

  get isEmpty(): boolean {
    return this.failures.length === 0;
  }

  /** Notes why a picture is not shown, naming its address. */
  add(image: CatalogImage, { code, message }: FailureReason, retryable = false): void {
    this.bad.add(image);
    const named = message.includes(image.url) ? message : `${image.url}: ${message}`;
    this.failures.push({ code, message: named, retryable });
  }

  /** Leaves pictures to the next try, without having tried them. */
  putOff(images: readonly CatalogImage[]): void {
    for (const image of this.withoutBad(images)) {
      this.add(
        image,
        { code: 'IMAGES_NOT_TAKEN', message: 'not tried yet, as others took too long' },
        true,
      );
    }
  }

  /** Notes what is wrong with something that no address can be named of. */
  addReason(reason: FailureReason, retryable: boolean): void {
    this.failures.push({ ...reason, retryable });
  }

  /** Notes the pictures that the ERP serves broken, of a product and of its variants. */
  addFlaws({ flaws = [], variants }: CatalogProduct): void {
    for (const { part, field, problem } of [
      ...flaws,
      ...variants.flatMap((variant) => variant.flaws ?? []),
    ]) {
      if (part === 'images')
        this.addReason({ code: 'ERP_FIELD_INVALID', message: `${field}: ${problem}` }, false);
    }
  }

  /** The pictures whose addresses a shop may be sent to; those that are not are noted. */
  withoutForbidden(images: readonly CatalogImage[], allowPrivate: boolean): CatalogImage[] {
    for (const image of images) {
      try {
        checkImageUrl(image.url, allowPrivate);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        this.add(image, error);
      }
    }
    return this.withoutBad(images);
  }

  /** The pictures that nothing is known to be wrong with. */
  withoutBad(images: readonly CatalogImage[]): CatalogImage[] {
    return images.filter((image) => !this.bad.has(image));
  }

  /** All of it as one reason; may pass where each of it may. */
  reason(): PictureFailure {
    const [first] = this.failures;
    return {
      code: first?.code ?? 'IMAGE_REFUSED',
      message: namedReasons(this.failures.map(({ message }) => message)),
      retryable: this.failures.every(({ retryable }) => retryable),
    };
  }
}
