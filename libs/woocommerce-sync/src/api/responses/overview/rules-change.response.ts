import { ApiProperty } from '@nestjs/swagger';
import type { ChangedRule } from '../../../domain/stores/inherited-rules';
import type { RulesChange } from '../../../domain/stores/inherited-rules.repository';

/** A setting of the environment that a store goes by, and that is otherwise now. */
export class ChangedRuleResponse implements ChangedRule {
  @ApiProperty({ example: 'PRICE_LIST' })
  name!: string;

  @ApiProperty({ description: 'As it is read, in one fixed form; empty for none' })
  before!: string;

  @ApiProperty()
  after!: string;
}

/** Rules that the environment changed for a store. */
export class RulesChangeResponse implements RulesChange {
  @ApiProperty({ type: String, format: 'date-time', description: 'When a process noticed it' })
  changedAt!: Date;

  @ApiProperty({ type: [ChangedRuleResponse] })
  settings!: readonly ChangedRuleResponse[];
}
