import { Alert, Text } from '@mantine/core';
import { CircleCheck, CircleDashed, CirclePause, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';

type Code = Overview['verdict']['code'];

const LOOKS = {
  right: { color: 'teal', Icon: CircleCheck },
  stopped: { color: 'red', Icon: OctagonAlert },
  late: { color: 'red', Icon: OctagonAlert },
  unwell: { color: 'orange', Icon: TriangleAlert },
  failed: { color: 'orange', Icon: TriangleAlert },
  at_risk: { color: 'yellow', Icon: TriangleAlert },
  differs: { color: 'yellow', Icon: TriangleAlert },
  attention: { color: 'orange', Icon: TriangleAlert },
  paused: { color: 'gray', Icon: CirclePause },
  draft: { color: 'gray', Icon: CircleDashed },
  leaving: { color: 'gray', Icon: CircleDashed },
} as const satisfies Record<Code, object>;

/** One true sentence about the shop, and what is known besides. */
export function Verdict({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, asOf } = overview;
  const { color, Icon } = LOOKS[verdict.code];
  return (
    <Alert color={color} icon={<Icon size={26} />} p="lg" role="status">
      <Text size="xl" fw={650} lh={1.25}>
        {useSentence(overview)}
      </Text>
      <Text size="sm" mt={6}>
        {t('overview.asOf', { time: format.time(new Date(asOf)) })}
        {verdict.waiting > 0 &&
          verdict.code !== 'right' &&
          ` · ${t('overview.waiting', { count: verdict.waiting })}`}
      </Text>
    </Alert>
  );
}

function useSentence({ verdict, asOf }: Overview): string {
  const { t } = useTranslation();
  const format = useFormat();
  const since = verdict.since === null ? null : format.time(new Date(verdict.since));
  const [unwell] = verdict.unwell;
  const side = unwell === undefined ? '' : t(`overview.side.${unwell.side}`);
  const sideSince = unwell?.since == null ? '' : format.time(new Date(unwell.since));
  switch (verdict.code) {
    case 'right':
      return verdict.waiting === 0
        ? t('overview.verdict.right', { time: format.time(new Date(asOf)) })
        : t('overview.verdict.onItsWay', { count: verdict.waiting });
    case 'stopped':
      return t('overview.verdict.stopped', {
        roles: verdict.missingRoles.map((role) => t(`overview.role.${role}`)).join(', '),
      });
    case 'late':
      return unwell === undefined
        ? t('overview.verdict.late', { count: verdict.late })
        : t('overview.verdict.lateAsUnwell', {
            count: verdict.late,
            side,
            code: unwell.faultCode ?? '',
            time: sideSince,
          });
    case 'unwell':
      return t('overview.verdict.unwell', { side, time: sideSince });
    case 'at_risk':
      return t('overview.verdict.atRisk', { count: verdict.atRisk });
    case 'failed':
      return t('overview.verdict.failed', { count: verdict.failed });
    case 'differs':
      return t('overview.verdict.differs', { count: verdict.differences });
    case 'attention':
      return t('overview.verdict.attention');
    case 'paused':
    case 'draft':
    case 'leaving':
      return since === null
        ? t(`overview.verdict.${verdict.code}`)
        : t(`overview.verdict.${verdict.code}Since`, { time: since });
  }
}
