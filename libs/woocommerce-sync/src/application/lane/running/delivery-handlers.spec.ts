import { Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { aSyncItem } from '../../../domain/testing/builders';
import { INITIAL_PACE } from '../../../domain/pace/pace-state';
import type { Delivery } from '../../../domain/ledger/sync.repository';
import type { Cargo, SubjectKind } from '../../../domain/ledger/sync-type';
import { DeliveryHandlers, Delivers, type DeliveryHandler } from './delivery-handlers';

abstract class Handler implements DeliveryHandler {
  deliver(): Promise<void> {
    return Promise.resolve();
  }
}

@Injectable()
@Delivers('product')
class Products extends Handler {}

@Injectable()
@Delivers('category')
class Categories extends Handler {}

@Injectable()
@Delivers('image')
class Pictures extends Handler {}

@Injectable()
@Delivers('category image')
class CategoryPictures extends Handler {}

@Injectable()
@Delivers('order')
class Orders extends Handler {}

@Injectable()
@Delivers('category')
class OtherCategories extends Handler {}

@Module({})
class Root {}

async function bootedWith(...handlers: readonly Type<Handler>[]): Promise<DeliveryHandlers> {
  const app = await NestFactory.createApplicationContext(
    { module: Root, imports: [DiscoveryModule], providers: [DeliveryHandlers, ...handlers] },
    { logger: false, abortOnError: false },
  );
  return app.get(DeliveryHandlers);
}

function aDelivery(cargo: Cargo, subjectKind: SubjectKind): Delivery {
  return {
    token: 'one',
    storeId: 'default',
    cargo,
    claimedAt: new Date(0),
    pace: INITIAL_PACE,
    items: [aSyncItem({ subjectKind })],
    more: false,
    beside: 0,
  };
}

describe('the handlers of deliveries', () => {
  it('are found by cargo, the pictures of categories apart', async () => {
    const handlers = await bootedWith(Products, Categories, Pictures, CategoryPictures, Orders);
    const names = (
      [
        ['product', 'product'],
        ['category', 'category'],
        ['image', 'product'],
        ['image', 'category'],
        ['order', 'order'],
      ] as const
    ).map(([cargo, kind]) => handlers.of(aDelivery(cargo, kind)).constructor.name);
    expect(names).toEqual(['Products', 'Categories', 'Pictures', 'CategoryPictures', 'Orders']);
  });

  it('let no process start that has none for a kind', async () => {
    await expect(bootedWith(Products, Categories, Pictures, Orders)).rejects.toThrow(
      'The kind of delivery "category image" has no handler',
    );
  });

  it('let no process start that has two for a kind', async () => {
    await expect(
      bootedWith(Products, Categories, Pictures, CategoryPictures, Orders, OtherCategories),
    ).rejects.toThrow('"category" has 2 handlers: Categories, OtherCategories');
  });
});
