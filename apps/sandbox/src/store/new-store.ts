import { goodHost } from './host/host-setup';
import { Behaviours } from './behaviour/behaviours';
import { FaultRules } from './faults/fault-rules';
import { ImageLibrary } from './products/image-library';
import { Journal } from './journal/journal';
import { NO_SLOWDOWN, TIME_MODELS } from './speed/time-model';
import { ShopTerms } from './orders/settling/shop-terms';
import { StoreOrders } from './orders/store-orders';
import { ProductWriter } from './products/product-writer';
import { StockTiming } from './products/stock/stock-timing';
import type { Shop } from './state/shop';
import { ShopChanges } from './state/shop-changes';
import { shopSettings } from './state/shop-settings';
import { StoreCatalogue } from './state/store-catalogue';
import type { StoreContext } from './store-context';
import type { StoreDoubleOptions } from './store-options';
import { bodyOf, changesOf, storedFields } from './state/told-changes';
import { MEASURED_DELAY_MS } from './webhooks/webhook-queue';
import { StoreWebhooks } from './webhooks/store-webhooks';
import { Visitors } from './speed/visitors';
import { Workers } from './speed/workers';

const LONGEST_NAME = 65_535;

/**
 * The insides of a double, put together: an empty shop.
 * @param homeUrl its address, without a slash at its end
 */
export function newStore(options: StoreDoubleOptions, homeUrl: () => string): StoreContext {
  const behaviours = new Behaviours(options.off);
  const catalogue = new StoreCatalogue(behaviours);
  const settings = shopSettings.parse(options.settings ?? {});
  const now = options.now ?? Date.now;
  const library = new ImageLibrary({ behaviours, settings, now, nextId: () => catalogue.nextId() });
  const base = { catalogue, library, behaviours, settings, now, homeUrl };
  const shop: Shop = { ...base, stockTiming: new StockTiming() };
  const terms = new ShopTerms();
  const changes = new ShopChanges();
  const workers = new Workers({ ...TIME_MODELS[options.preset ?? 'measured'], ...options.model });
  const context: StoreContext = {
    ...shop,
    terms,
    changes,
    writer: new ProductWriter(shop),
    orders: new StoreOrders({ ...shop, terms, changes }),
    webhooks: new StoreWebhooks({
      behaviours,
      bodyOf: (change) => bodyOf(context, change),
      shopUrl: homeUrl,
    }),
    journal: new Journal((...written) => storedFields(context, ...written), now),
    faults: new FaultRules(),
    workers,
    visitors: new Visitors(workers),
    maxBatch: 100,
    host: goodHost(),
    variationsOfManyParents: true,
    behindTls: options.behindTls ?? false,
    crashes: ({ name }) =>
      typeof name === 'string' && name.length > LONGEST_NAME && behaviours.has('long-name-crashes'),
  };
  context.journal.limit = options.journalLimit ?? Infinity;
  context.workers.slowDown(options.slowdown ?? NO_SLOWDOWN);
  context.webhooks.queue.delayMs = options.webhookDelayMs ?? MEASURED_DELAY_MS;
  tellChanges(context);
  return context;
}

/** What is written becomes a change, and what has changed goes to the webhooks. */
function tellChanges(context: StoreContext): void {
  const { journal, changes, webhooks } = context;
  journal.onWrite((entry) => {
    for (const change of changesOf(entry, context)) changes.tell(change);
  });
  changes.onChange((change) => {
    webhooks.tell(change);
  });
}
