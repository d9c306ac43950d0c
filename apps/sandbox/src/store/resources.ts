import { CurrencyRoutes } from './currency.routes';
import { OrderRoutes } from './order.routes';
import { ProductRoutes } from './products/product.routes';
import { VariationRoutes } from './products/variation.routes';
import type { Resource } from './resource';
import type { StoreContext } from './store-context';
import { AttributeRoutes } from './terms/attribute.routes';
import { taxonomies } from './terms/taxonomy';
import { TermRoutes } from './terms/term.routes';

/** Every resource that the API has. */
export function resourcesOf(context: StoreContext): Resource[] {
  return [
    new CurrencyRoutes(context),
    new ProductRoutes(context),
    new VariationRoutes(context),
    new AttributeRoutes(context),
    ...taxonomies(context).map((taxonomy) => new TermRoutes(context, taxonomy)),
    new OrderRoutes(context),
  ];
}
