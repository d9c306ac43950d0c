import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import type { Store } from '../../../app/store';
import { ActionButton } from '../../../components/actions/action-button';
import { Section } from '../../../components/layout/section';
import type { Plan } from '../../../components/plans/plan';
import { PlanView } from '../../../components/plans/plan-view';
import { Fault } from '../../../components/views/fault-view';
import { OwnershipForm } from './ownership-form';
import { LEAVES, RULE_GROUPS, type RuleField } from './rule-fields';

type StorePlan = components['schemas']['StorePlanResponse'];
type Settings = Readonly<Record<string, string>>;

/**
 * What a shop sells and how, and whose each field is. A change is planned first: what it would do
 * is shown before it is done.
 */
export function StoreRules({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Settings>({});
  const plan = usePlan(store.id, changes);
  const settings = { ...store.settings, ...changes };
  const change = (name: string, value: string): void => {
    plan.reset();
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
        </Group>
        {plan.error !== null && <Fault error={plan.error} />}
        {plan.data !== undefined && <PlanView plan={plan.data.plan} />}
        <ApplyPlan
          id={store.id}
          settings={changes}
          plan={plan.data}
          onApplied={() => {
            setChanges({});
            plan.reset();
          }}
        />
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

/** Puts the planned settings in force, with a reason, after their plan was seen. */
function ApplyPlan(props: {
  id: string;
  settings: Settings;
  plan: StorePlan | undefined;
  onApplied: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { id, settings, plan, onApplied } = props;
  const count = plan === undefined ? 0 : touchedBy(plan.plan);
  return (
    <ActionButton
      action={{
        label: t('rules.plan.apply'),
        isDisabled: plan === undefined,
        preview: <Text size="sm">{t('rules.plan.preview', { count })}</Text>,
        run: async (reason) => {
          const store = await bodyOf(
            api.PATCH('/api/v1/woocommerce/stores/{id}', {
              params: { path: { id } },
              // The document calls the id an object, as it may be left out.
              body: { settings, reason, ...(plan === undefined ? {} : { planId: plan.id }) },
            }),
          );
          onApplied();
          return store;
        },
        told: () => t('rules.plan.applied'),
      }}
    />
  );
}

/** How many products a plan would change in the shop. */
function touchedBy({ create, update, adopt, restore, hide, trash }: Plan): number {
  return create + update + adopt + restore + hide + trash;
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
