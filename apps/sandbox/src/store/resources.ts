import { AttributeRoutes } from './attribute.routes';
import { CategoryRoutes } from './category.routes';
import { NoteRoutes } from './orders/note.routes';
import { OrderRoutes } from './orders/order.routes';
import { RefundRoutes } from './orders/refund.routes';
import { TermsRoutes } from './orders/terms.routes';
import { ProductRoutes } from './product.routes';
import type { Resource } from './resource';
import type { StoreContext } from './store-context';
import { CurrencyRoutes } from './system/currency.routes';
import { SystemRoutes } from './system/system.routes';
import { VariationRoutes } from './variation.routes';
import { WebhookRoutes } from './webhooks/webhook.routes';

/** Every resource that the API has. */
export function resourcesOf(context: StoreContext): Resource[] {
  return [
    new CurrencyRoutes(context),
    new SystemRoutes(context),
    new ProductRoutes(context),
    new VariationRoutes(context),
    new CategoryRoutes(context),
    new AttributeRoutes(context),
    new OrderRoutes(context),
    new RefundRoutes(context),
    new NoteRoutes(context),
    new TermsRoutes(context),
    new WebhookRoutes(context),
  ];
}
