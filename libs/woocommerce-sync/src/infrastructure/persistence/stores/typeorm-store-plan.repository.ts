import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  StorePlanRepository,
  type NewStorePlan,
  type StorePlan,
  type StorePlanSummary,
} from '../../../application/full-sync/store-plan.repository';
import { toJsonb } from '../sql/jsonb';
import { ADD_PLAN, FIND_PLAN, FIND_RECENT_PLANS } from './store-plan.statements';

/** Plans for stores in PostgreSQL. */
@Injectable()
export class TypeOrmStorePlanRepository extends StorePlanRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async add(made: NewStorePlan): Promise<StorePlan> {
    const { storeId, settings, settingsBefore, requestedBy, plan } = made;
    const values = [
      storeId,
      toJsonb(settings),
      toJsonb(settingsBefore),
      requestedBy,
      toJsonb(plan),
    ];
    const [added] = await this.database.query<[StorePlan]>(ADD_PLAN, values);
    return added;
  }

  override async recent(storeId: string): Promise<readonly StorePlanSummary[]> {
    return this.database.query<StorePlanSummary[]>(FIND_RECENT_PLANS, [storeId]);
  }

  override async find(storeId: string, id: string): Promise<StorePlan | null> {
    const [found] = await this.database.query<StorePlan[]>(FIND_PLAN, [storeId, id]);
    return found ?? null;
  }
}
