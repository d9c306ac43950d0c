import { AttributeRoutes } from './attribute.routes';
import { CategoryRoutes } from './category.routes';
import { CurrencyRoutes } from './currency.routes';
import { OrderRoutes } from './order.routes';
import { ProductRoutes } from './product.routes';
import type { Resource } from './resource';
import type { StoreContext } from './store-context';
import { VariationRoutes } from './variation.routes';

/** Every resource that the API has. */
export function resourcesOf(context: StoreContext): Resource[] {
  return [
    new CurrencyRoutes(context),
    new ProductRoutes(context),
    new VariationRoutes(context),
    new CategoryRoutes(context),
    new AttributeRoutes(context),
    new OrderRoutes(context),
  ];
}
