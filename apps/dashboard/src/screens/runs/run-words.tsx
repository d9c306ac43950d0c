import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, StateBadge } from '../../components/values/state-badge';
import type { RunState } from './run-kinds';

const STANDINGS: Readonly<Record<RunState, Standing>> = {
  running: 'working',
  completed: 'good',
  failed: 'wrong',
  cancelled: 'neutral',
};

/** How a run stands, in a word. */
export function RunStateBadge({ state }: { state: RunState }): ReactNode {
  const { t } = useTranslation();
  return <StateBadge standing={STANDINGS[state]}>{t(`runs.state.${state}`)}</StateBadge>;
}

/** Who asked for a run: a person, the schedule, or nobody who is kept. */
export function Requester({ by }: { by: string | null }): ReactNode {
  const { t } = useTranslation();
  if (by === null) return '–';
  return by === 'schedule' ? t('runs.schedule') : by;
}
