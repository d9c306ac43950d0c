import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadinessCheck, ReadinessRegistry } from '../health/readiness-registry';

/** Ready while PostgreSQL answers. */
@Injectable()
export class DatabaseReadiness extends ReadinessCheck {
  override readonly name = 'database';

  constructor(
    registry: ReadinessRegistry,
    private readonly database: DataSource,
  ) {
    super();
    registry.register(this);
  }

  override async check(): Promise<void> {
    await this.database.query('SELECT 1');
  }
}
