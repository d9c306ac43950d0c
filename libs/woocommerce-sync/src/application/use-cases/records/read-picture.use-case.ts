import { Injectable } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { MappingNotFoundError } from '../../../domain/woocommerce.errors';
import { PictureNotFoundError } from '../../errors/record.errors';
import { Clock } from '../../ports/clock.port';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { PictureSource, type FetchedPicture } from '../../records/picture-source.port';

/**
 * How long the addresses of a product's pictures are remembered, in milliseconds, and of how many.
 */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 200;

interface Remembered {
  readonly untilMs: number;
  readonly addresses: Promise<readonly string[]>;
}

/** A picture that the shop shows of a product of ours, and no other one. */
@Injectable()
export class ReadPicture {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly source: PictureSource,
    private readonly clock: Clock,
  ) {}

  /**
   * By its place, from 0. Throws `MappingNotFoundError`, `PictureNotFoundError`, faults of the
   * shop, and as `PictureSource`.
   */
  async execute(storeId: string, productId: string, index: number): Promise<FetchedPicture> {
    const store = this.stores.openToRead(storeId);
    const addresses = await this.addressesOf(storeId, productId);
    const address = addresses[index];
    if (address === undefined) throw new PictureNotFoundError(productId, index);
    return this.source.fetch(address, {
      shopAddress: store.address,
      allowsPrivate: this.policy.allowsPrivateImageUrls(storeId),
    });
  }

  /** A page shows all pictures of a product at once: the shop is asked for them once. */
  private addressesOf(storeId: string, productId: string): Promise<readonly string[]> {
    const now = this.clock.monotonicMs();
    const key = `${storeId} ${productId}`;
    const known = this.remembered.get(key);
    if (known !== undefined && known.untilMs > now) return known.addresses;
    const addresses = this.askShop(storeId, productId);
    this.remembered.delete(key);
    this.remembered.set(key, { untilMs: now + REMEMBERED_MS, addresses });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined)
      this.remembered.delete(oldest);
    addresses.catch(() => this.remembered.delete(key));
    return addresses;
  }

  private async askShop(storeId: string, productId: string): Promise<readonly string[]> {
    const mapping = await this.mappings.find(storeId, productId);
    if (mapping === null || mapping.parentProductId !== null)
      throw new MappingNotFoundError(storeId, productId);
    const { pictures } = this.stores.openToRead(storeId);
    const page = await pictures.pageOf(mapping.wooCommerceProductId);
    return page?.pictures.map(({ address }) => address) ?? [];
  }
}
