import { Module } from '@nestjs/common';
import { MovedVariants } from '../../application/lane/variants/moved-variants';
import { VariantAdoption } from '../../application/lane/variants/variant-adoption';
import { HiddenVariations } from '../../application/lane/variants/hidden-variations';
import { VariantDelivery } from '../../application/lane/variants/variant-delivery';
import { VariantRemoval } from '../../application/lane/variants/variant-removal';
import { VariantSending } from '../../application/lane/variants/variant-sending';
import { VariationCapability } from '../../application/lane/variants/variation-capability';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { SendingModule } from './sending.module';

/** Variants of products. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule],
  providers: [
    VariantDelivery,
    VariantAdoption,
    MovedVariants,
    VariantSending,
    VariantRemoval,
    HiddenVariations,
    VariationCapability,
  ],
  exports: [VariantDelivery],
})
export class VariantsModule {}
