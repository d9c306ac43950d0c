import { ApiProperty } from '@nestjs/swagger';
import { SIDES, type Side } from '../../../domain/lane/lane-state';
import {
  ALERT_CODES,
  ALERT_SEVERITIES,
  type Alert,
  type AlertCode,
  type AlertSeverity,
} from '../../../domain/overview/alerts';
import {
  OVERVIEW_VERDICTS,
  type OverviewVerdict,
  type OverviewVerdictCode,
  type UnwellSide,
} from '../../../domain/overview/verdict';
import { PROCESS_ROLES, type ProcessRole } from '../../../domain/processes/process.repository';

const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;

/** The side that does not answer as it should. */
export class UnwellSideResponse implements UnwellSide {
  @ApiProperty({ enum: SIDES, enumName: 'Side', description: '`store` is the shop' })
  side!: Side;

  @ApiProperty({ type: String, nullable: true, example: 'STORE_UNAVAILABLE' })
  faultCode!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The same in words' })
  faultMessage!: string | null;

  @ApiProperty(NULLABLE_TIME)
  since!: Date | null;
}

/** What a store comes to, with the numbers that a true sentence needs. */
export class OverviewVerdictResponse implements OverviewVerdict {
  @ApiProperty({
    enum: OVERVIEW_VERDICTS,
    enumName: 'OverviewVerdictCode',
    description:
      'The first that is so: `stopped` (processes are missing), `draft`, `paused`, `leaving`, `late`, ' +
      '`unwell` (a side does not answer; nothing is late yet), `at_risk`, `failed`, `differs`, `right`',
  })
  code!: OverviewVerdictCode;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when it is so; null where nobody knows' })
  since!: Date | null;

  @ApiProperty({ description: 'All that waits, bulk included; at least, where `isBounded`' })
  waiting!: number;

  @ApiProperty()
  late!: number;

  @ApiProperty()
  atRisk!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Findings of the last comparison that nobody asked to set right' })
  differences!: number;

  @ApiProperty({ enum: PROCESS_ROLES, enumName: 'ProcessRole', isArray: true })
  missingRoles!: readonly ProcessRole[];

  @ApiProperty({ type: [UnwellSideResponse], description: 'The shop before the ERP' })
  unwell!: readonly UnwellSideResponse[];
}

/** Something that somebody should know. */
export class AlertResponse implements Alert {
  @ApiProperty({ enum: ALERT_CODES, enumName: 'AlertCode' })
  code!: AlertCode;

  @ApiProperty({ enum: ALERT_SEVERITIES, enumName: 'AlertSeverity' })
  severity!: AlertSeverity;

  @ApiProperty(NULLABLE_TIME)
  since!: Date | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'number' }],
      nullable: true,
    },
    description:
      'What its sentence needs. ROLE_MISSING: role. PROCESS_SILENT: host, pid, roles, silentSeconds. ' +
      'STORE_NOT_ACTIVE: state. SHOP_UNWELL, ERP_UNWELL: faultCode, faultMessage, nextProbeAt. ' +
      'CHANGES_LATE, CHANGES_AT_RISK: type, count. ITEMS_FAILED: count, forSomebody. ' +
      'SHOP_DIFFERS: count, money. CHECK_BLOCKS, CHECK_WARNS: codes. WEBHOOKS_NOT_ACTIVE: topics. ' +
      'WEBHOOKS_UNSEEN: faultCode, faultMessage. WEBHOOKS_SILENT: orders. ORDERS_UNPUBLISHED: count. ' +
      'RULES_CHANGED: settings',
  })
  params!: Readonly<Record<string, string | number | null>>;
}
