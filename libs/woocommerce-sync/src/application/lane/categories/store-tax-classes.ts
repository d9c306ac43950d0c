import { Injectable, Logger } from '@nestjs/common';
import { foldedName } from '../../../domain/catalog/folded-name';
import type { StorePlaces } from '../../../domain/catalog/store-places';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { Clock } from '../../ports/clock.port';
import type { StoreClient } from '../../ports/store-client.port';
import { errorOfItems, readList } from '../sending/fault-of-the-shop';

/** How long a shop's tax classes are believed. */
const MEMORY_MS = 3_600_000;

/**
 * How soon they are asked for again when a class is wanted that is not among them: somebody may
 * just have made it.
 */
const AGAIN_MS = 60_000;

/**
 * Knows the tax classes of each shop: one that it does not have it takes for the standard one,
 * without a word.
 */
@Injectable()
export class StoreTaxClasses {
  private readonly logger = new Logger(StoreTaxClasses.name);
  private readonly known = new Map<
    string,
    { readonly slugs: StorePlaces['taxClasses']; readonly at: number; readonly isRead: boolean }
  >();

  constructor(private readonly clock: Clock) {}

  /**
   * Slugs by folded names and slugs; null where the shop does not tell, or cannot for now, and
   * where no class is wanted. Throws faults of the shop.
   */
  async of(
    storeId: string,
    store: StoreClient,
    wanted: readonly string[],
  ): Promise<StorePlaces['taxClasses']> {
    const named = wanted.map(foldedName).filter((name) => name !== '');
    if (named.length === 0) return null;
    const now = this.clock.monotonicMs();
    const known = this.known.get(storeId);
    const age = known === undefined ? MEMORY_MS : now - known.at;
    const isMissing = named.some((name) => known?.slugs?.has(name) === false);
    if (known !== undefined && age < (isMissing || !known.isRead ? AGAIN_MS : MEMORY_MS))
      return known.slugs;
    const answer = await readList(store.health, 'tax classes', () =>
      store.settings.taxClasses(),
    ).catch(errorOfItems);
    const isRead = !(answer instanceof WooCommerceError);
    if (!isRead) this.logger.warn({ storeId }, answer.message);
    const classes = isRead ? answer : null;
    const slugs =
      classes === null
        ? null
        : new Map(
            classes.flatMap(({ name, slug }) =>
              [name, slug].map((text) => [foldedName(text), slug]),
            ),
          );
    this.known.set(storeId, { slugs, at: now, isRead });
    return slugs;
  }
}
