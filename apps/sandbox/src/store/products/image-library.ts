import type { Behaviours } from '../behaviour/behaviours';
import type { ShopSettings } from '../state/shop-settings';
import { StoreError } from '../http/store-error';
import type { StoreImage } from '../state/store-product';

const KNOWN_EXTENSION = /\.(jpe?g|png|gif|webp|svg)$/i;
const DOWNLOAD_TIMEOUT_MS = 10_000;

/** A picture as a client sends it: one of the library by its id, or an address to download. */
interface ImageBody {
  readonly id?: number | string;
  readonly src?: string;
  readonly name?: string;
  readonly alt?: string;
}

/** What the library needs of the shop. */
interface Surroundings {
  readonly behaviours: Behaviours;
  readonly settings: ShopSettings;
  readonly now: () => number;
  readonly nextId: () => number;
}

/** The media library: downloads every `src` anew, and takes what it has by id (fact 13). */
export class ImageLibrary {
  /** Downloads so far, for those who count them. */
  downloads = 0;
  private readonly known = new Map<number, StoreImage>();
  private readonly files = new Set<string>();

  constructor(private readonly shop: Surroundings) {}

  /**
   * The pictures of a product, in order; the request waits for the downloads. Throws for the first
   * that fails.
   * @param of whose they are: the code of a refusal tells that
   */
  async resolve(
    images: readonly ImageBody[],
    of: 'product' | 'variation' = 'product',
  ): Promise<StoreImage[]> {
    const resolved: StoreImage[] = [];
    for (const image of images) {
      const id = Number(image.id ?? 0);
      try {
        resolved.push(id === 0 ? await this.download(image) : this.take(image, id, of));
      } catch (error) {
        if (this.shop.behaviours.has('image-failure-spoils-write')) throw error;
      }
    }
    return resolved;
  }

  /** An attachment by its id. */
  find(id: number): StoreImage | undefined {
    return this.known.get(id);
  }

  /** Loses an attachment, as when somebody deletes it from the library. */
  detach(id: number): void {
    this.known.delete(id);
  }

  /** All attachments, for a copy of the shop. */
  all(): StoreImage[] {
    return [...this.known.values()];
  }

  /** Takes these attachments in place of those it has. */
  replaceAll(images: readonly StoreImage[]): void {
    this.known.clear();
    this.files.clear();
    for (const image of images) {
      this.known.set(image.id, image);
      this.files.add(image.file);
    }
  }

  private take(image: ImageBody, id: number, of: 'product' | 'variation'): StoreImage {
    const known = this.known.get(id);
    if (known === undefined) {
      throw new StoreError(
        400,
        `woocommerce_${of}_invalid_image_id`,
        `#${id} is an invalid image ID.`,
      );
    }
    if (image.alt !== undefined) known.alt = image.alt;
    known.modifiedAt = this.shop.now();
    return this.shop.behaviours.has('image-id-kept') ? known : this.attach(known.source, known);
  }

  private async download(image: ImageBody): Promise<StoreImage> {
    const src = image.src ?? '';
    if (!this.shop.behaviours.has('image-src-new-attachment')) {
      const same = this.all().find(({ source }) => source === src);
      if (same !== undefined) return same;
    }
    const problem = await this.fetchProblem(src);
    if (problem !== null)
      throw new StoreError(400, 'woocommerce_product_image_upload_error', problem);
    return this.attach(src, image);
  }

  private attach(src: string, { name, alt = '' }: Pick<ImageBody, 'name' | 'alt'>): StoreImage {
    const file = this.freeFile(src.split('?')[0]?.split('/').at(-1) ?? '');
    const [id, now] = [this.shop.nextId(), this.shop.now()];
    const attachment: StoreImage = {
      id,
      file,
      source: src,
      name: name ?? file,
      alt,
      createdAt: now,
      modifiedAt: now,
    };
    this.known.set(id, attachment);
    return attachment;
  }

  private freeFile(wanted: string): string {
    const [, stem = wanted, extension = ''] = /^(.*?)(\.\w+)?$/.exec(wanted) ?? [];
    let file = wanted;
    for (let number = 1; this.files.has(file); number += 1) file = `${stem}-${number}${extension}`;
    this.files.add(file);
    return file;
  }

  private async fetchProblem(src: string): Promise<string | null> {
    this.downloads += 1;
    if (src === '') return 'Error getting remote image . Error: No URL Provided.';
    const url = /^https?:\/\//.test(src) ? src : `http://${src}`;
    const isRefused =
      !URL.canParse(url) || (!this.shop.settings.localImages && isLocal(new URL(url)));
    if (isRefused) return `Error getting remote image ${url}. Error: A valid URL was not provided.`;
    const notAllowed = 'Invalid image: Sorry, you are not allowed to upload this file type.';
    const isNamed = KNOWN_EXTENSION.test(new URL(url).pathname);
    if (URL.canParse(src) && !isNamed && this.shop.behaviours.has('image-extension-required'))
      return notAllowed;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (!response.ok) return `Error getting remote image ${url}. Error: ${response.statusText}`;
      return isPage(bytes) ? notAllowed : null;
    } catch {
      return `Error getting remote image ${url}. Error: cURL error 7: Failed to connect`;
    }
  }
}

function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.startsWith('127.');
}

/** Whether what came is a web page, whatever its name says. */
function isPage(bytes: Buffer): boolean {
  return /^\s*<(!doctype html|html)/i.test(bytes.subarray(0, 100).toString('latin1'));
}
