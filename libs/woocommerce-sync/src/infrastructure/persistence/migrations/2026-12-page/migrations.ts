import { KeepFlows1796760000000 } from './1796760000000-keep-flows';
import { HearOfProcesses1796761000000 } from './1796761000000-hear-of-processes';
import { FindByName1796770000000 } from './1796770000000-find-by-name';
import { ListItems1796771000000 } from './1796771000000-list-items';
import { SearchTheAudit1796772000000 } from './1796772000000-search-the-audit';
import { ListByTypeAndCode1796790000000 } from './1796790000000-list-by-type-and-code';
import { HoldWebhookTurns1796791000000 } from './1796791000000-hold-webhook-turns';
import { DropListsWithoutType1796792000000 } from './1796792000000-drop-lists-without-type';

/** The migrations of this month that came with the operator's page, oldest first. */
export const MIGRATIONS_2026_12_PAGE = [
  KeepFlows1796760000000,
  HearOfProcesses1796761000000,
  FindByName1796770000000,
  ListItems1796771000000,
  SearchTheAudit1796772000000,
  ListByTypeAndCode1796790000000,
  HoldWebhookTurns1796791000000,
  DropListsWithoutType1796792000000,
];
