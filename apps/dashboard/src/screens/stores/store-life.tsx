import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import type { Store } from '../../app/store';
import { ActionButton } from '../../components/actions/action-button';
import { Section } from '../../components/layout/section';
import { StoreState } from './store-state';
import { useDespite } from './use-despite';

/** What a store can become from what it is. */
const NEXT = {
  draft: ['active'],
  active: ['paused', 'draft'],
  paused: ['active', 'draft'],
  leaving: [],
} as const satisfies Record<Store['state'], readonly string[]>;

const BECOMES = ['active', 'paused', 'draft'] as const;

/** Makes a shop active, pauses it, or removes it. */
export function StoreLife({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  const path = { id: store.id };
  const despite = useDespite();
  return (
    <Section title={t('stores.life.title')} text={t(`stores.life.is.${store.state}`)}>
      <Group>
        <StoreState state={store.state} />
      </Group>
      {store.source === 'environment' ? (
        <Text size="sm">{t('stores.life.ofEnvironment')}</Text>
      ) : (
        <Stack gap="xs">
          {BECOMES.map((state) => (
            <ActionButton
              key={state}
              action={{
                label: t(`stores.life.become.${state}.label`),
                isHidden: !NEXT[store.state].some((next) => next === state),
                onOpen: despite.forget,
                preview: (
                  <Stack gap="sm">
                    <Text size="sm">{t(`stores.life.become.${state}.text`)}</Text>
                    {despite.offer}
                  </Stack>
                ),
                run: (reason) =>
                  despite.attempt(reason, (word) =>
                    bodyOf(
                      api.PATCH('/api/v1/woocommerce/stores/{id}', {
                        params: { path },
                        body: { state, reason, ...word },
                      }),
                    ),
                  ),
                told: () => t(`stores.life.become.${state}.told`),
              }}
            />
          ))}
          {store.state !== 'leaving' && (
            <ActionButton
              action={{
                label: t('stores.life.remove.label'),
                isDangerous: true,
                preview: <Text size="sm">{t('stores.life.remove.text')}</Text>,
                run: (reason) =>
                  bodyOf(
                    api.DELETE('/api/v1/woocommerce/stores/{id}', {
                      params: { path },
                      body: { reason },
                    }),
                  ),
                told: () => t('stores.life.remove.told'),
              }}
            />
          )}
        </Stack>
      )}
    </Section>
  );
}
