import type { ConfirmedImage, ProductSyncMappingState } from './mapping-state';

/** What a shop has of the pictures of one product or variant: a part of its mapping. */
export class MappedPictures {
  constructor(private readonly state: Pick<ProductSyncMappingState, 'attachments' | 'imagesDue'>) {}

  /** The attachment that the shop made of each image source. */
  get attachments(): Readonly<Record<string, number>> {
    return this.state.attachments;
  }

  /**
   * Whether it still lacks the pictures that it is to be made with: where pictures are set once,
   * only then are they ours.
   */
  get areDue(): boolean {
    return this.state.imagesDue;
  }

  /** Records that the product was made, and that its pictures follow. */
  expect(): void {
    this.state.imagesDue = true;
  }

  /** Records that it has the pictures that it was to be made with. */
  receive(): void {
    this.state.imagesDue = false;
  }

  /** Records which attachment the shop made of each image source. */
  attach(images: readonly ConfirmedImage[]): void {
    this.state.attachments = {
      ...this.state.attachments,
      ...Object.fromEntries(images.map(({ source, attachmentId }) => [source, attachmentId])),
    };
  }

  /** Whether any picture of ours was ever brought to it. */
  get hasAny(): boolean {
    return Object.keys(this.state.attachments).length > 0;
  }

  /** Forgets all other attachments: the shop says that one of them no longer exists. */
  keepAttachments(ids: readonly number[]): void {
    const kept = Object.entries(this.state.attachments).filter(([, id]) => ids.includes(id));
    this.state.attachments = Object.fromEntries(kept);
  }
}
