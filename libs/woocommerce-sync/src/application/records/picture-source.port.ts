/** A picture as it came. */
export interface FetchedPicture {
  /** Of the types that a page may show. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Whom a fetch may ask. */
export interface PictureTrust {
  /** The shop's own home address: its host may be anywhere. */
  readonly shopAddress: string;
  /** Whether other hosts may be private ones, too, as in a laboratory. */
  readonly allowsPrivate: boolean;
}

/** Fetches pictures that a shop shows, for a page that asks nobody else. */
export abstract class PictureSource {
  /**
   * Throws `ValidationError` for an address that is not asked, and `NetworkError` where there is no
   * picture of a known type, or it is too large or too slow.
   */
  abstract fetch(address: string, trust: PictureTrust): Promise<FetchedPicture>;
}
