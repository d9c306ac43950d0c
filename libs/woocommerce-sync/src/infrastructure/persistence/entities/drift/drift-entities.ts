import { DriftFindingEntity } from './drift-finding.entity';
import { DriftMetEntity } from './drift-met.entity';
import { DriftRunEntity } from './drift-run.entity';

/** Tables of comparisons by value. */
export const DRIFT_ENTITIES = [DriftRunEntity, DriftFindingEntity, DriftMetEntity];
