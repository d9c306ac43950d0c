import { ApiProperty } from '@nestjs/swagger';
import type { ListedStore } from '../../../application/use-cases/stores/list-stores.use-case';
import type { Store, StoreState } from '../../../domain/stores/store';

const STATES: readonly StoreState[] = ['draft', 'active', 'paused', 'leaving'];

/** A store; its credentials are never answered. */
export class StoreResponse {
  @ApiProperty({ example: 'shop-ro' })
  id!: string;

  @ApiProperty({ example: 'Romania' })
  name!: string;

  @ApiProperty({ example: 'https://shop.example' })
  url!: string;

  @ApiProperty({
    enum: STATES,
    description:
      'draft: left alone; active: kept equal to the ERP; paused: changes are collected, and nothing is sent; leaving: being removed',
  })
  state!: StoreState;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Settings of this store; the environment’s hold for all others',
  })
  settings!: Readonly<Record<string, string>>;

  @ApiProperty()
  hasCredentials!: boolean;

  @ApiProperty({
    description: 'Whether its rules have changed, and a full sync that brings them will begin',
  })
  fullSyncDue!: boolean;

  @ApiProperty({ enum: ['environment', 'data'], description: 'Who describes it' })
  source!: ListedStore['source'];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null for the environment’s',
  })
  createdAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  changedAt!: Date | null;
}

/** All stores. */
export class StoresResponse {
  @ApiProperty({ type: [StoreResponse] })
  items!: readonly StoreResponse[];
}

/** One that is data, as it is answered. */
export function toStoreResponse(store: Store): StoreResponse {
  return { ...store, source: 'data' };
}
