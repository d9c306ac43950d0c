import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** There is nothing at this address: it was mistyped, or what it showed is gone. */
export function NowhereView(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack align="center" py={80} px="md" gap="sm">
      <MapPinOff size={40} aria-hidden />
      <Title order={1} size="h3">
        {t('nowhere.title')}
      </Title>
      <Text c="dimmed" ta="center" maw={420}>
        {t('nowhere.text')}
      </Text>
      <Button mt="sm" renderRoot={(props) => <Link to="/" {...props} />}>
        {t('nowhere.home')}
      </Button>
    </Stack>
  );
}
