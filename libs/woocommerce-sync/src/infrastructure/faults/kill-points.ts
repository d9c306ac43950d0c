import { ErpCatalog } from '../../application/ports/erp-catalog.port';
import { EventPublisher } from '../../application/ports/event-publisher.port';
import { SyncSignal } from '../../application/ports/sync-signal.port';
import { AttributeRepository } from '../../domain/catalog/attribute.repository';
import { AuditRepository } from '../../domain/ledger/audit.repository';
import { CategoryRepository } from '../../domain/catalog/category.repository';
import { OrderCommandRepository } from '../../domain/orders/commands/order-command';
import { OrderPullRepository } from '../../domain/orders/order-pull.repository';
import { AcknowledgementRepository } from '../../domain/orders/acknowledgement.repository';
import { OrderRepository } from '../../domain/orders/order.repository';
import { ShopValueRepository } from '../../domain/changes/shop-value.repository';
import { OutboxRepository } from '../../domain/orders/outbox.repository';
import { ShopCheckRepository } from '../../domain/runs/shop-check.repository';
import { RunScanRepository } from '../../domain/runs/run-scan.repository';
import { SyncRunRepository } from '../../domain/runs/sync-run';
import { SyncItemRepository } from '../../domain/ledger/sync-item.repository';
import { ISyncRepository } from '../../domain/ledger/sync.repository';
import { TermRepository } from '../../domain/catalog/term.repository';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { HintRepository } from '../../domain/webhooks/hint.repository';
import { SHOP_PORTS } from './shop-topics';

/** The ports at which a process may be killed, by their names. */
export const KILL_PORTS = {
  ISyncRepository,
  SyncItemRepository,
  SyncRunRepository,
  RunScanRepository,
  OrderRepository,
  OrderCommandRepository,
  OrderPullRepository,
  HintRepository,
  ShopValueRepository,
  OutboxRepository,
  AcknowledgementRepository,
  WatermarkRepository,
  CategoryRepository,
  AttributeRepository,
  TermRepository,
  AuditRepository,
  ShopCheckRepository,
  ...SHOP_PORTS,
  ErpCatalog,
  EventPublisher,
  SyncSignal,
} as const;

/** The name of a port at which a process may be killed. */
export type KillPort = keyof typeof KILL_PORTS;

type MethodOf<T> = {
  [N in keyof T]: T[N] extends (...given: never[]) => unknown ? N : never;
}[keyof T] &
  string;

/** A method of a port; one that the port does not have is an error of the compiler. */
type KillPoint = {
  [P in KillPort]: `${P}.${MethodOf<(typeof KILL_PORTS)[P]['prototype']>}`;
}[KillPort];

/**
 * Where a process may be killed: what writes to the ledger, all calls to a shop and to the ERP that
 * matter, and what leaves by Redis.
 */
export const KILL_POINTS = [
  'ISyncRepository.request',
  'ISyncRepository.claim',
  'ISyncRepository.openCall',
  'ISyncRepository.settle',
  'ISyncRepository.sweepLeases',
  'SyncItemRepository.retryFailed',
  'SyncRunRepository.start',
  'RunScanRepository.take',
  'RunScanRepository.savePage',
  'RunScanRepository.saveGone',
  'RunScanRepository.saveCategories',
  'RunScanRepository.interrupt',
  'RunScanRepository.end',
  'SyncRunRepository.completeIfDone',
  'SyncRunRepository.cancel',
  'OrderRepository.store',
  'OrderCommandRepository.accept',
  'OrderCommandRepository.noteCall',
  'OrderCommandRepository.finish',
  'OutboxRepository.publishPending',
  'AcknowledgementRepository.take',
  'AcknowledgementRepository.end',
  'ShopValueRepository.note',
  'HintRepository.record',
  'HintRepository.take',
  'HintRepository.finish',
  'OrderPullRepository.begin',
  'OrderPullRepository.keep',
  'OrderPullRepository.end',
  'WatermarkRepository.move',
  'CategoryRepository.keep',
  'AttributeRepository.keep',
  'TermRepository.keep',
  'AuditRepository.open',
  'AuditRepository.close',
  'ShopCheckRepository.record',
  'ShopProducts.findBySkus',
  'ShopProducts.write',
  'ShopVariations.write',
  'ShopVariations.delete',
  'ShopPictures.setForProduct',
  'ShopPictures.setForVariation',
  'ShopPictures.setForCategory',
  'ShopCategories.write',
  'ShopAttributes.create',
  'ShopAttributes.createTerms',
  'ShopTerms.ensure',
  'ShopOrders.list',
  'ShopOrders.find',
  'ShopOrders.acknowledge',
  'ShopOrderChanges.read',
  'ShopOrderChanges.change',
  'ShopOrderChanges.fulfil',
  'ShopOrderChanges.refund',
  'ErpCatalog.lookup',
  'ErpCatalog.page',
  'ErpCatalog.listCategories',
  'EventPublisher.publish',
  'SyncSignal.wake',
] as const satisfies readonly KillPoint[];
