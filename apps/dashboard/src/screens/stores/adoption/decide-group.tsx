import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import { ApiProblem } from '../../../api/problem';
import { ActionButton } from '../../../components/actions/action-button';
import { Fault } from '../../../components/views/fault-view';
import { WaitView } from '../../../components/views/wait-view';
import { useCodeTexts } from '../../../texts/use-code-texts';
import type { AdoptionGroup } from '../store-queries';

/** What can be said of a whole group; single pairs may be said more of. */
const DECISIONS = {
  matched: ['adopt', 'foreign'],
  likely: ['adopt', 'create'],
  ambiguous: ['create', 'leave'],
  duplicate: ['leave'],
  other_parent: ['leave'],
  shop_only: ['foreign', 'leave'],
  erp_only: ['create', 'leave'],
} as const satisfies Record<AdoptionGroup, readonly string[]>;

type Decision = (typeof DECISIONS)[AdoptionGroup][number];
type Decided = components['schemas']['AdoptionDecisionResponse'];

/** Nobody sees it: of a dry run no reason is kept. */
const COUNTING = 'Counting';

/** Decides all that is undecided of a group, with a reason; the number is shown before. */
export function DecideGroup(props: { id: string; group: AdoptionGroup; count: number }): ReactNode {
  return DECISIONS[props.group].map((decision) => (
    <Decide key={decision} {...props} decision={decision} />
  ));
}

/**
 * A dry run counts as the preview opens, and no other number is decided: where it has changed
 * meanwhile the service refuses, and it is counted anew.
 */
function Decide(props: {
  id: string;
  group: AdoptionGroup;
  count: number;
  decision: Decision;
}): ReactNode {
  const { t } = useTranslation();
  const { id, group, count, decision } = props;
  const decide = (body: { reason: string; dryRun: boolean; expected?: number }): Promise<Decided> =>
    bodyOf(
      api.POST('/api/v1/woocommerce/stores/{id}/adoption/decisions', {
        params: { path: { id } },
        body: { decision, group, ...body },
      }),
    );
  const dryRun = useMutation({ mutationFn: () => decide({ reason: COUNTING, dryRun: true }) });
  const counted = dryRun.data?.pairs ?? 0;
  return (
    <ActionButton<Decided>
      action={{
        label: t(`adoption.decision.${decision}.label`),
        size: 'xs',
        isHidden: count === 0,
        isReady: counted > 0 && !dryRun.isPending,
        onOpen: () => dryRun.mutate(),
        preview:
          dryRun.error !== null ? (
            <Fault error={dryRun.error} retry={() => dryRun.mutate()} />
          ) : dryRun.data === undefined ? (
            <WaitView lines={2} />
          ) : (
            <Counted decided={dryRun.data} />
          ),
        run: async (reason) => {
          try {
            return await decide({ reason, dryRun: false, expected: counted });
          } catch (error) {
            if (error instanceof ApiProblem && error.code === 'ADOPTION_CHANGED') dryRun.mutate();
            throw error;
          }
        },
        told: (decided) => (
          <>
            {t('adoption.decided', { count: decided.pairs })} <Refused decided={decided} />
          </>
        ),
        standing: ({ pairs, refused }) => (pairs === 0 || refused.length > 0 ? 'warning' : 'good'),
      }}
    />
  );
}

/** What a decision would hold for, and what it means. */
function Counted({ decided }: { decided: Decided }): ReactNode {
  const { t } = useTranslation();
  const { decision, pairs } = decided;
  return (
    <Text size="sm" role="status">
      {pairs === 0
        ? t('adoption.willDecideNone')
        : `${t('adoption.willDecide', { count: pairs })} ${t(`adoption.decision.${decision}.text`)}`}{' '}
      <Refused decided={decided} />
    </Text>
  );
}

/** The pairs that it cannot hold for, by why. */
function Refused({ decided }: { decided: Decided }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  return decided.refused
    .map(({ code, pairs }) =>
      t('adoption.refused', { count: pairs, reason: codes(code).means ?? code }),
    )
    .join(' ');
}
