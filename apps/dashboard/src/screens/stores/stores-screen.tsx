import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { type Store, storesQuery } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { Moment } from '../../components/values/moment';
import { DataView } from '../../components/views/data-view';
import { StoreState } from './store-state';

/** All shops, and the way to connect another. */
export function StoresScreen(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(storesQuery);
  const somebody = useSignedIn();
  const mayConnect = somebody.stores === null && mayIn(somebody, null, 'admin');
  return (
    <Screen
      title={t('screens.stores')}
      text={t('stores.text')}
      actions={
        mayConnect ? (
          <Button
            leftSection={<Plus size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/stores/new" search={({ store }) => ({ store })} {...props} />
            )}
          >
            {t('stores.connect.title')}
          </Button>
        ) : null
      }
    >
      <DataView query={query}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {items.map((store) => (
              <StoreCard key={store.id} store={store} />
            ))}
          </SimpleGrid>
        )}
      </DataView>
    </Screen>
  );
}

function StoreCard({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Anchor
            fw={600}
            renderRoot={(props) => (
              <Link
                to="/stores/$storeId"
                params={{ storeId: store.id }}
                search={(search) => ({ store: search.store })}
                {...props}
              />
            )}
          >
            {store.name}
          </Anchor>
          <StoreState state={store.state} />
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {store.url}
        </Text>
        <Text size="xs" c="dimmed">
          {store.source === 'environment' ? (
            t('stores.ofEnvironment')
          ) : (
            <>
              {t('stores.changed')} {store.changedAt !== null && <Moment at={store.changedAt} />}
            </>
          )}
        </Text>
      </Stack>
    </Card>
  );
}
