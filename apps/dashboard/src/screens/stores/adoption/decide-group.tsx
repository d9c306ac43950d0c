import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { ActionButton } from '../../../components/actions/action-button';
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

/** Decides all that is undecided of a group, with a reason; the number is shown before. */
export function DecideGroup(props: { id: string; group: AdoptionGroup; count: number }): ReactNode {
  const { t } = useTranslation();
  const { id, group, count } = props;
  return DECISIONS[group].map((decision) => (
    <ActionButton
      key={decision}
      action={{
        label: t(`adoption.decision.${decision}.label`),
        size: 'xs',
        isHidden: count === 0,
        preview: (
          <Text size="sm">
            {t('adoption.willDecide', { count })} {t(`adoption.decision.${decision}.text`)}
          </Text>
        ),
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/stores/{id}/adoption/decisions', {
              params: { path: { id } },
              body: { decision, group, reason, dryRun: false },
            }),
          ),
        told: ({ pairs, refused }) =>
          [
            t('adoption.decided', { count: pairs }),
            ...refused.map((refusal) => `${refusal.code}: ${refusal.pairs}`),
          ].join(' '),
      }}
    />
  ));
}
