import { ActionIcon, Button, Kbd, Modal } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchForm } from './search-form';

/** As the keyboards of those who look at the page have it. */
const MODIFIER = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

/** Finds products, orders, runs and shops from everywhere, by Ctrl-K. */
export function SearchEverywhere(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  // Somebody who types into a field wants to go on from there, too.
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        visibleFrom="sm"
        leftSection={<Search size={14} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden>
            {MODIFIER} K
          </Kbd>
        }
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
      >
        {t('search.open')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        hiddenFrom="sm"
        aria-label={t('search.open')}
        aria-haspopup="dialog"
        onClick={open}
      >
        <Search size={20} aria-hidden />
      </ActionIcon>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('search.title')}
        size="lg"
        yOffset="8vh"
        // Who has pressed the keys types on at once: no letter may be lost while it opens.
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <SearchForm onDone={close} />
      </Modal>
    </>
  );
}
