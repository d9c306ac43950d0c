import { Module } from '@nestjs/common';
import { AdoptionDeciding } from '../../application/adoption/adoption-deciding';
import { AssortmentReading } from '../../application/adoption/assortment-reading';
import { RunAdoption } from '../../application/adoption/run-adoption';
import { CancelAdoption } from '../../application/use-cases/adoption/cancel-adoption.use-case';
import { DecideAdoption } from '../../application/use-cases/adoption/decide-adoption.use-case';
import { ReadAdoption } from '../../application/use-cases/adoption/read-adoption.use-case';
import { StartAdoption } from '../../application/use-cases/adoption/start-adoption.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { AuditModule } from '../audit.module';
import { ConnectionsModule } from '../connections.module';
import { SignalsModule } from '../signals.module';
import { StoresModule } from '../stores.module';

/** Which products of a shop are which of the ERP: read, matched, and decided by an admin. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule, StoresModule],
  providers: [
    AssortmentReading,
    RunAdoption,
    AdoptionDeciding,
    StartAdoption,
    ReadAdoption,
    DecideAdoption,
    CancelAdoption,
  ],
  exports: [RunAdoption, StartAdoption, ReadAdoption, DecideAdoption, CancelAdoption],
})
export class AdoptionModule {}
