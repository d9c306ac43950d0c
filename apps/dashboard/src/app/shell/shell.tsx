import { AppShell, Burger, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreId } from '../store';
import { Preferences } from './preferences';
import { SearchEverywhere } from './search-everywhere';
import { ScreenLinks } from './screen-links';
import { StoreSwitch } from './store-switch';

/** The frame around every screen: where one is, which shop it is about, and the ways to others. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const storeId = useStoreId();
  useEffect(close, [path, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a href="#content" className="skip-link">
        {t('shell.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t('shell.menu')}
            />
            <img src="/assets/icon.svg" alt="" width={28} height={28} />
            <Text fw={650} visibleFrom="sm">
              {t('shell.product')}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <StoreSwitch />
            <SearchEverywhere />
            <Preferences />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('shell.screens')}>
        <ScrollArea>
          <ScreenLinks />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Fragment key={`${storeId} ${path}`}>
          <Outlet />
        </Fragment>
      </AppShell.Main>
    </AppShell>
  );
}
