import { Injectable, Logger } from '@nestjs/common';
import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import { foldedName } from '../../../domain/catalog/folded-name';
import { CHOICES, type ChoiceGroup, type ShopChoices } from '../../../domain/fields/desired-choice';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { Clock } from '../../ports/clock.port';
import type { StoreClient } from '../../ports/store-client.port';
import { errorOfItems, readList } from '../../blame/whose-fault';

/** How long such a list of a shop is believed. */
const MEMORY_MS = 3_600_000;

/**
 * How soon it is asked for again when something is wanted that is not on it: somebody may just have
 * made it.
 */
const AGAIN_MS = 60_000;

type Slugs = ReadonlyMap<string, string>;

/**
 * Knows the lists of each shop of which a product is given one entry, as its tax classes: what is
 * not on them the shop takes for nothing, without a word.
 */
@Injectable()
export class StoreChoices {
  private readonly logger = new Logger(StoreChoices.name);
  private readonly known = new Map<
    string,
    { readonly slugs: Slugs | null; readonly at: number; readonly isRead: boolean }
  >();

  constructor(private readonly clock: Clock) {}

  /**
   * The lists from which `choosing` tells products that are given an entry. A list is missing where
   * the shop does not tell it, or cannot for now, and where nothing on it is wanted. Throws faults
   * of the shop.
   */
  async of(
    storeId: string,
    store: StoreClient,
    choosing: (group: ChoiceGroup) => readonly CatalogProduct[],
  ): Promise<ShopChoices> {
    const choices = new Map<ChoiceGroup, Slugs>();
    for (const group of Object.keys(CHOICES) as ChoiceGroup[]) {
      const wanted = choosing(group)
        .flatMap((product) => CHOICES[group].namedBy(product))
        .map((name) => foldedName(name ?? ''))
        .filter((name) => name !== '');
      const slugs = wanted.length === 0 ? null : await this.slugs(storeId, store, group, wanted);
      if (slugs !== null) choices.set(group, slugs);
    }
    return choices;
  }

  private async slugs(
    storeId: string,
    store: StoreClient,
    group: ChoiceGroup,
    wanted: readonly string[],
  ): Promise<Slugs | null> {
    const key = `${group} ${storeId}`;
    const now = this.clock.monotonicMs();
    const known = this.known.get(key);
    const age = known === undefined ? MEMORY_MS : now - known.at;
    const isMissing = wanted.some((name) => known?.slugs?.has(name) === false);
    if (known !== undefined && age < (isMissing || !known.isRead ? AGAIN_MS : MEMORY_MS))
      return known.slugs;
    const answer = await readList(store.health, CHOICES[group].list, () =>
      store.settings.choices(group),
    ).catch(errorOfItems);
    const isRead = !(answer instanceof WooCommerceError);
    if (!isRead) this.logger.warn({ storeId }, answer.message);
    const entries = isRead ? answer : null;
    const slugs =
      entries === null
        ? null
        : new Map(
            entries.flatMap(({ name, slug }) =>
              [name, slug].map((text) => [foldedName(text), slug] as const),
            ),
          );
    this.known.set(key, { slugs, at: now, isRead });
    return slugs;
  }
}
