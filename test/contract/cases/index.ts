import type { ContractCase } from '../suite/contract-case';
import { attributeCases } from './attributes.cases';
import { authCases } from './auth.cases';
import { batchItemCases } from './batch-items.cases';
import { batchCases } from './batches.cases';
import { categoryCases } from './categories.cases';
import { imageCases } from './images.cases';
import { listDateCases } from './list-dates.cases';
import { listCases } from './lists.cases';
import { orderCases } from './orders.cases';
import { priceCases } from './prices.cases';
import { productWriteCases } from './product-writes.cases';
import { saleDateCases } from './sale-dates.cases';
import { skuCases } from './skus.cases';
import { stockCases } from './stock.cases';
import { textCases } from './texts.cases';
import { trashCases } from './trash.cases';
import { variationCases } from './variations.cases';
import { webhookCases } from './webhooks.cases';

/** Everything that a client of a WooCommerce shop relies on, in the order of the facts. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...authCases,
  ...priceCases,
  ...saleDateCases,
  ...stockCases,
  ...productWriteCases,
  ...textCases,
  ...skuCases,
  ...trashCases,
  ...imageCases,
  ...batchCases,
  ...batchItemCases,
  ...variationCases,
  ...categoryCases,
  ...attributeCases,
  ...listCases,
  ...listDateCases,
  ...orderCases,
  ...webhookCases,
];
