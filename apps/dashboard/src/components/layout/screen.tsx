import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** One screen: what it is called, what it is for, what can be done on it, and what it shows. */
export function Screen(props: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { title, text, actions, children } = props;
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
  return (
    <Stack gap="lg" maw={1440} mx="auto">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box>
          <Title order={1} size="h2">
            {title}
          </Title>
          {text !== undefined && (
            <Text c="dimmed" size="sm" mt={4} maw={760} component="div">
              {text}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
