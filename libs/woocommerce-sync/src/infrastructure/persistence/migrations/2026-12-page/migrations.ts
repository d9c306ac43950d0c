import { KeepFlows1796760000000 } from './1796760000000-keep-flows';
import { HearOfProcesses1796761000000 } from './1796761000000-hear-of-processes';

/** The migrations of this month that came with the operator's page, oldest first. */
export const MIGRATIONS_2026_12_PAGE = [KeepFlows1796760000000, HearOfProcesses1796761000000];
