import { scenario } from '../scenario-command';
import { whole } from '../scenario-options';
import { type ApiOptions, lists } from '../scenarios/api/lists';
import { page, type PageOptions } from '../scenarios/api/page';

/** A full ledger. */
const RECORDS = [
  whole('--items <count>', 'items of the ledger', 1_000_000, 10_000_000),
  whole('--failed <count>', 'how many of them have failed', 50_000, 1_000_000),
  whole('--mappings <count>', 'mapped products', 100_000, 1_000_000),
  whole('--audit <count>', 'entries of the audit', 200_000, 10_000_000),
];

/** What the operator's page waits for. */
export const API_SCENARIOS = [
  scenario<ApiOptions>(
    'api',
    'every list and search of the operator’s page, with a full ledger',
    [...RECORDS, whole('--calls <count>', 'how often each is asked for', 100, 10_000)],
    // Nobody works on what is only looked at.
    () => ({ count: 1, settings: { ROLES: 'api' } }),
    lists,
  ),
  scenario<PageOptions>(
    'page',
    'the operator’s page in a browser, with a full ledger: first view, scrolling, and open pages',
    [
      ...RECORDS,
      whole('--views <count>', 'first views, each with nothing cached', 10, 1_000),
      whole('--pages <count>', 'pages that are open at once', 10, 100),
      whole('--seconds <count>', 'for how long open pages are watched', 30, 600),
    ],
    () => ({ count: 1, settings: { ROLES: 'api' } }),
    page,
  ),
];
