import {
  Alert,
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { Store } from '../../../app/store';
import { Section } from '../../../components/layout/section';
import { PlanView } from '../../../components/plans/plan-view';
import { Fault } from '../../../components/views/fault-view';
import { OwnershipForm } from './ownership-form';
import { LEAVES, RULE_GROUPS, type RuleField } from './rule-fields';

type Settings = Readonly<Record<string, string>>;

/**
 * What a shop sells and how, and whose each field is. A change is planned first: what it would do
 * is shown before it is done.
 */
export function StoreRules({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Settings>({});
  const plan = usePlan(store.id, changes);
  const apply = useApply(store.id, changes, plan.data?.id);
  const settings = { ...store.settings, ...changes };
  const change = (name: string, value: string): void => {
    plan.reset();
    apply.reset();
    setChanges({ ...changes, [name]: value });
  };
  const isChanged = Object.keys(changes).length > 0;
  if (store.source === 'environment') return <Text size="sm">{t('rules.ofEnvironment')}</Text>;
  return (
    <Stack>
      {RULE_GROUPS.map(({ group, rules }) => (
        <Section key={group} title={t(`rules.group.${group}`)}>
          {rules.map((rule) => (
            <RuleInput
              key={rule.name}
              rule={rule}
              value={settings[rule.name] ?? ''}
              onChange={(value) => change(rule.name, value)}
            />
          ))}
        </Section>
      ))}
      <Section title={t('rules.ownership')} text={t('rules.ownershipText')}>
        <OwnershipForm
          setting={settings['FIELD_OWNERSHIP'] ?? ''}
          onChange={(value) => change('FIELD_OWNERSHIP', value)}
        />
      </Section>
      <Section title={t('rules.plan.title')} text={t('rules.plan.text')}>
        <Group>
          <Button
            variant="default"
            disabled={!isChanged}
            loading={plan.isPending}
            onClick={() => plan.mutate()}
          >
            {t('rules.plan.make')}
          </Button>
          <Button
            disabled={plan.data === undefined}
            loading={apply.isPending}
            onClick={() => apply.mutate(undefined, { onSuccess: () => setChanges({}) })}
          >
            {t('rules.plan.apply')}
          </Button>
        </Group>
        {plan.error !== null && <Fault error={plan.error} />}
        {apply.error !== null && <Fault error={apply.error} />}
        {apply.isSuccess && (
          <Alert color="teal" role="status">
            {t('rules.plan.applied')}
          </Alert>
        )}
        {plan.data !== undefined && !apply.isSuccess && <PlanView plan={plan.data.plan} />}
      </Section>
    </Stack>
  );
}

function usePlan(id: string, settings: Settings) {
  return useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/woocommerce/stores/{id}/plan', {
          params: { path: { id } },
          body: { settings },
        }),
      ),
  });
}

function useApply(id: string, settings: Settings, planId: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      bodyOf(
        api.PATCH('/api/v1/woocommerce/stores/{id}', {
          params: { path: { id } },
          // The document calls the id an object, as it may be left out.
          body: { settings, ...(planId === undefined ? {} : { planId: planId as never }) },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stores'] }),
  });
}

function RuleInput(props: {
  rule: RuleField;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { rule, value, onChange } = props;
  const texts = {
    label: t(`rules.of.${rule.name}.label`),
    description: t(`rules.of.${rule.name}.text`),
  };
  switch (rule.kind) {
    case 'switch':
      return (
        <Switch
          {...texts}
          checked={value === 'true'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'true' : 'false')}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...texts}
          min={0}
          allowDecimal={false}
          value={value === '' ? '' : Number(value)}
          onChange={(number) => onChange(String(number))}
        />
      );
    case 'leaves':
      return (
        <NativeSelect
          {...texts}
          value={value === '' ? 'trash' : value}
          data={LEAVES.map((leave) => ({ value: leave, label: t(`rules.leaves.${leave}`) }))}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
      return (
        <TextInput
          {...texts}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
