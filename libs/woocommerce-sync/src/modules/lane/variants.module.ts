import { Module } from '@nestjs/common';
import { VariantAdoption } from '../../application/lane/variants/variant-adoption';
import { VariantDelivery } from '../../application/lane/variants/variant-delivery';
import { VariationCapability } from '../../application/lane/variants/variation-capability';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { SendingModule } from './sending.module';

/** Variants of products. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule],
  providers: [VariantDelivery, VariantAdoption, VariationCapability],
  exports: [VariantDelivery],
})
export class VariantsModule {}
