import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ForRole } from '../../app/for-role';
import { storesQuery } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { ReasonField } from '../../components/actions/reason-field';
import { Section } from '../../components/layout/section';
import { Fault } from '../../components/views/fault-view';
import { Findings } from './doctor/findings';
import { KeyFields, type Keys, NO_KEYS } from './keys/key-fields';

interface Shop {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** Connects another shop, as a draft: nothing is written to it before an admin has seen what. */
export function ConnectScreen(): ReactNode {
  const { t } = useTranslation();
  return (
    <ForRole role="admin" everywhere title={t('stores.connect.title')}>
      <ConnectForm />
    </ForRole>
  );
}

function ConnectForm(): ReactNode {
  const { t } = useTranslation();
  const [shop, setShop] = useState<Shop>({ id: '', name: '', url: '' });
  const [keys, setKeys] = useState<Keys>(NO_KEYS);
  const [way, setWay] = useState<'approval' | 'keys'>('approval');
  const check = useCheck(shop.url, keys);
  const [reason, setReason] = useState('');
  const make = useMake(shop, way === 'keys' ? keys : null, reason.trim());
  const field = (name: keyof Shop, placeholder: string): ReactNode => (
    <TextInput
      label={t(`stores.connect.${name}`)}
      description={t(`stores.connect.${name}Text`)}
      placeholder={placeholder}
      required
      value={shop[name]}
      onChange={(event) => setShop({ ...shop, [name]: event.currentTarget.value.trimStart() })}
    />
  );
  return (
    <Screen title={t('stores.connect.title')} text={t('stores.connect.text')}>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack maw={640}>
          <Section title={t('stores.connect.shop')}>
            {field('url', 'https://shop.example')}
            {field('name', 'Romania')}
            {field('id', 'ro')}
          </Section>
          <Section title={t('stores.connect.keys')} text={t(`stores.connect.${way}Text`)}>
            <SegmentedControl
              value={way}
              onChange={(value) => setWay(value)}
              data={[
                { value: 'approval', label: t('stores.connect.byApproval') },
                { value: 'keys', label: t('stores.connect.byKeys') },
              ]}
            />
            {way === 'keys' && <KeyFields keys={keys} onChange={setKeys} />}
          </Section>
          <ReasonField value={reason} onChange={setReason} />
          {make.error !== null && <Fault error={make.error} />}
          {check.error !== null && <Fault error={check.error} />}
          <Group>
            <Button type="submit" loading={make.isPending}>
              {t('stores.connect.make')}
            </Button>
            {way === 'keys' && (
              <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
                {t('stores.connect.check')}
              </Button>
            )}
          </Group>
          {check.data !== undefined && (
            <>
              <Text fw={600} role="status">
                {t(`doctor.verdict.${check.data.verdict}`)}
              </Text>
              <Findings report={check.data} />
            </>
          )}
        </Stack>
      </form>
    </Screen>
  );
}

function useCheck(url: string, keys: Keys) {
  return useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/woocommerce/stores/check', { body: { url, ...keys } })),
  });
}

function useMake(shop: Shop, keys: Keys | null, reason: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/woocommerce/stores', {
          body: { ...shop, state: 'draft', reason, ...(keys ?? {}) },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: storesQuery.queryKey });
      await navigate({
        to: '/stores/$storeId',
        params: { storeId: id },
        search: { tab: keys === null ? 'keys' : 'health', store: id },
      });
    },
  });
}
