import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { Check, CircleUserRound, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, speak } from '../../texts/texts';
import { useSignedIn, useSignOut } from '../session';

const SCHEMES = [
  { scheme: 'auto', Icon: Monitor },
  { scheme: 'light', Icon: Sun },
  { scheme: 'dark', Icon: Moon },
] as const;

/** Who is signed in, the language and the look of the page, and the way out. */
export function Preferences(): ReactNode {
  const { t, i18n } = useTranslation();
  const somebody = useSignedIn();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell.you')}>
          <CircleUserRound size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" truncate>
            {somebody.subject}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={i18n.language === language ? <Check size={16} aria-hidden /> : null}
            onClick={() => void speak(language)}
          >
            {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.look.title')}</Menu.Label>
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === scheme ? <Check size={16} aria-hidden /> : null}
            onClick={() => {
              setColorScheme(scheme);
            }}
          >
            {t(`shell.look.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
