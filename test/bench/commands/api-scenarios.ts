import { scenario } from '../scenario-command';
import { whole } from '../scenario-options';
import { type ApiOptions, lists } from '../scenarios/api/lists';

/** What the operator's page waits for. */
export const API_SCENARIOS = [
  scenario<ApiOptions>(
    'api',
    'every list and search of the operator’s page, with a full ledger',
    [
      whole('--items <count>', 'items of the ledger', 1_000_000, 10_000_000),
      whole('--failed <count>', 'how many of them have failed', 50_000, 1_000_000),
      whole('--mappings <count>', 'mapped products', 100_000, 1_000_000),
      whole('--audit <count>', 'entries of the audit', 200_000, 10_000_000),
      whole('--calls <count>', 'how often each is asked for', 100, 10_000),
    ],
    // Nobody works on what is only looked at.
    () => ({ count: 1, settings: { ROLES: 'api' } }),
    lists,
  ),
];
