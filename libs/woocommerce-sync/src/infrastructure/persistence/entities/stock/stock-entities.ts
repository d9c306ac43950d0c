import { ErpStockEntity } from './erp-stock.entity';
import { StockCheckEntity } from './stock-check.entity';
import { StockTallyEntity } from './stock-tally.entity';

/** Tables of the accounts of stock. */
export const STOCK_ENTITIES = [StockCheckEntity, StockTallyEntity, ErpStockEntity];
