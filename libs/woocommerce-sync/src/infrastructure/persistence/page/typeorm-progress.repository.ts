import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProgressRepository, type RunProgress } from '../../../domain/live/progress.repository';
import { ADOPTION_PROGRESS, DRIFT_PROGRESS, FULL_SYNC_PROGRESS } from './progress.statements';

interface ProgressRow extends Omit<RunProgress, 'failure'> {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** How far runs are, in PostgreSQL. */
@Injectable()
export class TypeOrmProgressRepository extends ProgressRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override fullSync(id: string): Promise<RunProgress | null> {
    return this.find(FULL_SYNC_PROGRESS, id);
  }

  override drift(id: string): Promise<RunProgress | null> {
    return this.find(DRIFT_PROGRESS, id);
  }

  override adoption(storeId: string): Promise<RunProgress | null> {
    return this.find(ADOPTION_PROGRESS, storeId);
  }

  private async find(statement: string, about: string): Promise<RunProgress | null> {
    const [row] = await this.database.query<ProgressRow[]>(statement, [about]);
    if (row === undefined) return null;
    const { errorCode, errorMessage, ...progress } = row;
    const failure = errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' };
    return { ...progress, failure };
  }
}
