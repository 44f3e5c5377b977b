import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The frame of every page: document title, heading that takes the focus on arrival, actions, content. */
export function Page(props: {
  title: string;
  /** One sentence below the heading. */
  lead?: ReactNode;
  /** Buttons beside the heading; the first is the next step. */
  actions?: ReactNode;
  /** `form` for 640 px, else 1,200 px. */
  width?: 'form' | 'wide';
  children: ReactNode;
}) {
  const { title, lead, actions, width = 'wide', children } = props;
  return (
    <Stack gap="lg" className={classes.page} data-width={width}>
      <title>{`${title} · Bedside`}</title>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} className={classes.heading}>
          <Title order={1} id="page-title" tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
