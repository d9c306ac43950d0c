import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  WaitingWorkRepository,
  type WaitingWork,
} from '../../../domain/ledger/waiting-work.repository';
import { FIND_WAITING } from './waiting-work.statement';

/** By one look at PostgreSQL. */
@Injectable()
export class TypeOrmWaitingWorkRepository extends WaitingWorkRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(storeIds: readonly string[]): Promise<readonly WaitingWork[]> {
    if (storeIds.length === 0) return [];
    return this.database.query<WaitingWork[]>(FIND_WAITING, [storeIds]);
  }
}
