import { FulfilmentRoutes } from '../orders/fulfilments/fulfilment.routes';
import { NoteRoutes } from '../orders/notes/note.routes';
import { OrderRoutes } from '../orders/order.routes';
import { RefundRoutes } from '../orders/refunds/refund.routes';
import { CouponRoutes } from '../orders/settling/coupon.routes';
import { CustomerRoutes } from '../orders/settling/customer.routes';
import { TaxRoutes } from '../orders/settling/tax.routes';
import { ProductRoutes } from '../products/product.routes';
import { VariationRoutes } from '../products/variation.routes';
import type { Resource } from './resource';
import type { StoreContext } from '../store-context';
import { CurrencyRoutes } from '../system/currency.routes';
import { SystemRoutes } from '../system/system.routes';
import { AttributeRoutes } from '../terms/attributes/attribute.routes';
import { taxonomies } from '../terms/taxonomy';
import { TermRoutes } from '../terms/term.routes';
import { WebhookRoutes } from '../webhooks/webhook.routes';

/** Every resource that the API has. */
export function resourcesOf(context: StoreContext): Resource[] {
  return [
    new CurrencyRoutes(context),
    new SystemRoutes(context),
    new ProductRoutes(context),
    new VariationRoutes(context),
    new AttributeRoutes(context),
    ...taxonomies(context).map((taxonomy) => new TermRoutes(context, taxonomy)),
    new OrderRoutes(context),
    new RefundRoutes(context),
    new FulfilmentRoutes(context),
    new NoteRoutes(context),
    new TaxRoutes(context),
    new CouponRoutes(context),
    new CustomerRoutes(context),
    new WebhookRoutes(context),
  ];
}
