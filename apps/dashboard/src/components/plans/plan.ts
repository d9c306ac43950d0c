import type { components } from '../../api/generated/schema';

/** What a full sync would do, as the API plans it. */
export type Plan = components['schemas']['FullSyncPlanResponse'];
