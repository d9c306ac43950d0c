import { Module } from '@nestjs/common';
import { CheckBook } from '../../application/doctor/check-book';
import { FitToStart } from '../../application/doctor/fit-to-start';
import { ShopDoctor } from '../../application/doctor/shop-doctor';
import { CheckStores } from '../../application/use-cases/doctor/check-stores.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';

/** Finds out what is wrong with a shop, before anything is written to it and daily. */
@Module({
  imports: [PersistenceModule, ConnectionsModule],
  providers: [ShopDoctor, CheckBook, FitToStart, CheckStores],
  exports: [ShopDoctor, CheckBook, FitToStart, CheckStores],
})
export class DoctorModule {}
