import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, switchLanguage } from '../lib/i18n.ts';
import classes from './open-page.module.css';

/** The frame of pages for people who are not signed in: the mark, the language, one sheet of paper. */
export function OpenPage(props: { title: string; lead?: string; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const other = currentLanguage() === 'en' ? 'es' : 'en';
  return (
    <div className={classes.page} data-wide={props.wide === true}>
      <title>{`${props.title} · Bedside`}</title>
      <header className={classes.header}>
        <Group gap="xs">
          <img src="/bedside.svg" alt="" width={28} height={28} />
          <Text fw={650} size="md">
            Bedside
          </Text>
        </Group>
        <Button
          variant="subtle"
          size="compact-sm"
          lang={other}
          leftSection={<Languages size={16} aria-hidden />}
          onClick={() => void switchLanguage(other)}
        >
          {t(`common.languagesOwn.${other}`)}
        </Button>
      </header>
      <Paper component="main" id="main" tabIndex={-1} withBorder className={classes.sheet}>
        <Stack gap="lg">
          <Stack gap={4}>
            <Title order={1} id="page-title" tabIndex={-1}>
              {props.title}
            </Title>
            {props.lead !== undefined && <Text c="dimmed">{props.lead}</Text>}
          </Stack>
          {props.children}
        </Stack>
      </Paper>
    </div>
  );
}
