import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ProcessPulse } from '../../infrastructure/processes/process-pulse';

/** Lets others know that this process lives; in every role. */
@Module({ imports: [PersistenceModule], providers: [ProcessPulse] })
export class ProcessesModule {}
