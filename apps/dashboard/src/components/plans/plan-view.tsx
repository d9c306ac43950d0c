import { Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../texts/use-format';
import { useCodeTexts } from '../../texts/use-code-texts';
import { SubjectLink } from '../values/subject-link';
import { EmptyView } from '../views/empty-view';
import type { Plan } from './plan';
import { PlannedCategories } from './planned-categories';
import { PlannedChanges } from './planned-changes';
import { PlanNotes } from './plan-notes';

const COUNTS = [
  'create',
  'update',
  'adopt',
  'restore',
  'hide',
  'trash',
  'gone',
  'imagesOnly',
  'rejected',
  'invalid',
  'unchanged',
] as const;

/** What a full sync would do to a shop: counts, what prices come to, and the single changes. */
export function PlanView({ plan }: { plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = COUNTS.filter((name) => plan[name] > 0);
  if (plan.totalProducts > 0 && counts.every((name) => name === 'unchanged') && !hasMore(plan))
    return (
      <EmptyView kind="nothing-wrong" title={t('plan.nothing')} text={t('plan.nothingText')} />
    );
  return (
    <Stack gap="md">
      <PlanNotes notes={plan.notes} />
      <SimpleGrid component="dl" cols={{ base: 2, xs: 3, md: 5 }} m={0}>
        {counts.map((name) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {t(`plan.count.${name}`)}
            </Text>
            <Text component="dd" size="xl" fw={650} m={0} className="digits">
              {format.number(plan[name])}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Money plan={plan} />
      <Fields plan={plan} />
      <PlannedCategories categories={plan.categories} />
      {plan.note !== null && <Text size="sm">{plan.note}</Text>}
      <Rejections plan={plan} />
      <PlannedChanges changes={plan.changes} isCut={plan.changesCut} />
    </Stack>
  );
}

/** Whether there is something to tell though no product would change. */
function hasMore({ categories, notes }: Plan): boolean {
  const { create, adopt, update, imagesOnly, rejected } = categories;
  return notes.length > 0 || create + adopt + update + imagesOnly + rejected > 0;
}

/** By how much prices rise and fall together. */
function Money({ plan }: { plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { raised, lowered } = plan.moneyImpact;
  if (raised.products + lowered.products === 0) return null;
  return (
    <Group gap="xl">
      {[raised, lowered].map(({ products, sum }, place) => (
        <Text key={place} size="sm">
          {t(place === 0 ? 'plan.raised' : 'plan.lowered', {
            count: products,
            sum: format.money(sum, null),
          })}
        </Text>
      ))}
    </Group>
  );
}

/** In how many products each field would change. */
function Fields({ plan }: { plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = Object.entries(plan.fields).sort(([, a], [, b]) => b - a);
  if (fields.length === 0) return null;
  return (
    <Text size="sm">
      {t('plan.fields')}{' '}
      {fields.map(([field, products]) => `${field} ${format.number(products)}`).join(', ')}
    </Text>
  );
}

function Rejections({ plan }: { plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  if (plan.rejections.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('plan.rejections')}
      </Text>
      <List size="sm">
        {plan.rejections.map(({ productId, code, message }) => (
          <List.Item key={`${productId} ${code} ${message}`}>
            <SubjectLink subjectKind="product" subjectId={productId} /> {codes(code).means ?? code}:{' '}
            {message}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
