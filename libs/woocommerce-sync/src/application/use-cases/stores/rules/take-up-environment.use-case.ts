import { Injectable, Logger } from '@nestjs/common';
import { inheritedChanges, regainedBy } from '../../../../domain/stores/inherited-rules';
import {
  InheritedRulesRepository,
  type KnownRules,
  type NewEnvironment,
} from '../../../../domain/stores/inherited-rules.repository';
import { AuditedAction } from '../../../audit/audited-action';
import { StoreSettings } from '../../../ports/store-settings.port';
import { PLANNED_SETTINGS } from './planned-rules';

/** Who changes rules by the environment: nobody that is known by name. */
const BY_ENVIRONMENT = { via: 'schedule', actor: 'environment' } as const;

/**
 * Notices at a start that the environment has other rules than those which stores were last told
 * of, and tells it of each store that goes by them: they hold from the start on.
 */
@Injectable()
export class TakeUpEnvironment {
  private readonly logger = new Logger('Stores');

  constructor(
    private readonly settings: StoreSettings,
    private readonly rules: InheritedRulesRepository,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Harmless when several processes do it at once. Throws where it cannot be written down; those
   * stores that were not told then are the next time.
   */
  async execute(): Promise<void> {
    const environment = this.settings.environmentOf(PLANNED_SETTINGS);
    for (const known of await this.rules.list()) {
      const { storeId } = known;
      const changes = changesOf(known, environment);
      const change = { storeId, environment, changes, regained: regainedBy(changes) };
      if (changes.length === 0) await this.rules.takeUp(change);
      else await this.tell(change);
    }
  }

  private async tell(change: NewEnvironment): Promise<void> {
    const { storeId, changes } = change;
    const names = changes.map(({ name }) => name).join(', ');
    this.logger.warn({ storeId }, `The environment has changed rules of a store: ${names}`);
    await this.audited.perform(
      { storeId, action: 'stores.rules', origin: BY_ENVIRONMENT, request: { settings: changes } },
      async () => ({ isNew: await this.rules.takeUp(change) }),
    );
  }
}

/** Of a draft nothing changes: what it is to go by is planned as it becomes active. */
function changesOf(
  { environment: before, own, takesChanges }: KnownRules,
  environment: NewEnvironment['environment'],
): NewEnvironment['changes'] {
  return before === null || !takesChanges ? [] : inheritedChanges(before, environment, own);
}
