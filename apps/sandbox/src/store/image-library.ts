import type { StoreCatalogue } from './store-catalogue';
import { StoreError } from './store-error';
import type { StoreImage } from './store-product';

const KNOWN_EXTENSION = /\.(jpe?g|png|gif|webp|svg)$/i;
const DOWNLOAD_TIMEOUT_MS = 10_000;

interface ImageBody {
  readonly id?: number;
  readonly src?: string;
  readonly name?: string;
  readonly alt?: string;
}

/** The media library: downloads every `src` anew, and takes what it has by id (facts.md 13). */
export class ImageLibrary {
  /** Downloads so far, for those who count them. */
  downloads = 0;
  private readonly known = new Map<number, StoreImage>();

  constructor(private readonly catalogue: StoreCatalogue) {}

  /** The pictures of a product, in order; the request waits for the downloads. */
  async resolve(images: readonly ImageBody[]): Promise<StoreImage[]> {
    const resolved: StoreImage[] = [];
    for (const image of images)
      resolved.push(
        image.id === undefined || image.id === 0 ? await this.download(image) : this.take(image, image.id),
      );
    return resolved;
  }

  private take(image: ImageBody, id: number): StoreImage {
    const known = this.catalogue.hasAttachment(id) ? this.known.get(id) : undefined;
    if (known === undefined) {
      throw new StoreError(400, 'woocommerce_product_invalid_image_id', `#${id} is an invalid image ID.`);
    }
    if (image.alt !== undefined) known.alt = image.alt;
    return known;
  }

  private async download(image: ImageBody): Promise<StoreImage> {
    const src = image.src ?? '';
    const problem = await this.fetchProblem(src);
    if (problem !== null) throw new StoreError(400, 'woocommerce_product_image_upload_error', problem);
    const name = src.split('?')[0]?.split('/').at(-1) ?? '';
    const attachment: StoreImage = {
      id: this.catalogue.attach(),
      src: `/wp-content/uploads/${name}`,
      name: image.name ?? name,
      alt: image.alt ?? '',
    };
    this.known.set(attachment.id, attachment);
    return attachment;
  }

  private async fetchProblem(src: string): Promise<string | null> {
    this.downloads += 1;
    if (!URL.canParse(src)) return `Error getting remote image ${src}. Error: A valid URL was not provided.`;
    if (!KNOWN_EXTENSION.test(new URL(src).pathname)) {
      return 'Invalid image: Sorry, you are not allowed to upload this file type.';
    }
    try {
      const response = await fetch(src, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
      await response.arrayBuffer();
      return response.ok ? null : `Error getting remote image ${src}. Error: ${response.statusText}`;
    } catch {
      return `Error getting remote image ${src}. Error: cURL error 7: Failed to connect`;
    }
  }
}
