import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoreTurnRepository, type TurnOf } from '../../../domain/stores/store-turn.repository';
import { END_TURN, KEEP_TURN, TAKE_TURN } from './store-turn.statements';

/** How long a turn is held unless it is kept: one of a process that died is free again then. */
const HELD_SECONDS = 60;

/** Turns at what of a store goes on one at a time, in PostgreSQL. */
@Injectable()
export class TypeOrmStoreTurnRepository extends StoreTurnRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async take(storeId: string, of: TurnOf, token: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(TAKE_TURN, [
      storeId,
      of,
      token,
      HELD_SECONDS,
    ]);
    return rows.length > 0;
  }

  override async keep(storeId: string, of: TurnOf, token: string): Promise<void> {
    await this.database.query(KEEP_TURN, [storeId, of, token, HELD_SECONDS]);
  }

  override async end(storeId: string, of: TurnOf, token: string): Promise<void> {
    await this.database.query(END_TURN, [storeId, of, token]);
  }
}
