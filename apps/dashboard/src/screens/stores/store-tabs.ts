/** The parts of a shop's screen, in their order. */
export const STORE_TABS = ['health', 'keys', 'adoption', 'rules', 'life'] as const;
