import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Approval } from '../../../domain/stores/approval';
import {
  ApprovalRepository,
  type GrantedKeys,
  type TriedKeys,
} from '../../../domain/stores/approval.repository';
import type { StoreCredentials } from '../../../domain/stores/store';
import {
  APPROVAL_OF_STORE,
  APPROVAL_OF_TOKEN,
  ASK_APPROVAL,
  GRANT_APPROVAL,
  SETTLE_APPROVAL,
  TAKE_GRANTED,
} from './approval.statements';
import { SealedCredentials } from './sealed-credentials';

interface GrantedRow {
  readonly storeId: string;
  readonly digest: string;
  readonly sealedKey: string | null;
  readonly sealedSecret: string | null;
}

/** Approvals in PostgreSQL, one a store. */
@Injectable()
export class TypeOrmApprovalRepository extends ApprovalRepository {
  constructor(
    private readonly database: DataSource,
    private readonly sealed: SealedCredentials,
  ) {
    super();
  }

  override ask(storeId: string, digest: string, askedBy: string): Promise<Approval | null> {
    return this.one(ASK_APPROVAL, [storeId, digest, askedBy]);
  }

  override ofStore(storeId: string): Promise<Approval | null> {
    return this.one(APPROVAL_OF_STORE, [storeId]);
  }

  override ofToken(digest: string): Promise<Approval | null> {
    return this.one(APPROVAL_OF_TOKEN, [digest]);
  }

  override grant(
    storeId: string,
    digest: string,
    credentials: StoreCredentials,
  ): Promise<Approval | null> {
    return this.one(GRANT_APPROVAL, [digest, ...this.sealed.seal(storeId, credentials)]);
  }

  override async takeGranted(): Promise<readonly GrantedKeys[]> {
    const rows = await this.database.query<GrantedRow[]>(TAKE_GRANTED);
    return rows.map(({ storeId, digest, sealedKey, sealedSecret }) => ({
      storeId,
      digest,
      credentials: this.sealed.open(storeId, sealedKey, sealedSecret),
    }));
  }

  override async settle({ digest, state, problem }: TriedKeys): Promise<void> {
    await this.database.query(SETTLE_APPROVAL, [digest, state, problem]);
  }

  private async one(statement: string, parameters: readonly unknown[]): Promise<Approval | null> {
    const [row] = await this.database.query<Approval[]>(statement, [...parameters]);
    return row ?? null;
  }
}
