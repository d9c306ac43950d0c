import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  InheritedRulesRepository,
  type KnownRules,
  type NewEnvironment,
  type RulesChange,
} from '../../../../domain/stores/inherited-rules.repository';
import { toJsonb } from '../../sql/jsonb';
import { FIND_OPEN_CHANGE, LIST_KNOWN_RULES, TAKE_UP_RULES } from './inherited-rules.statements';

/** By which rules of the environment stores go, in PostgreSQL. */
@Injectable()
export class TypeOrmInheritedRulesRepository extends InheritedRulesRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override list(): Promise<KnownRules[]> {
    return this.database.query(LIST_KNOWN_RULES);
  }

  override async takeUp(change: NewEnvironment): Promise<boolean> {
    const { storeId, environment, changes, regained } = change;
    const [row] = await this.database.query<[{ told: number }]>(TAKE_UP_RULES, [
      storeId,
      toJsonb(environment),
      changes.length === 0 ? null : toJsonb(changes),
      regained,
    ]);
    return row.told > 0;
  }

  override async openChange(storeId: string): Promise<RulesChange | null> {
    const [found] = await this.database.query<RulesChange[]>(FIND_OPEN_CHANGE, [storeId]);
    return found ?? null;
  }
}
