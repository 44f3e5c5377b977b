import { Group, Stack, Text, Title } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { HelpButton } from './help-button.tsx';
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
      <Head title={title} lead={lead} actions={actions} />
      {children}
    </Stack>
  );
}

/** Drawn anew only when it says something else: not with each letter that somebody types below. */
const Head = memo(function Head({ title, lead, actions }: { title: string; lead: ReactNode; actions: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={4} className={classes.heading}>
        <Group gap="xs" wrap="nowrap" align="center">
          <Title order={1} id="page-title" tabIndex={-1} className={classes.title ?? ''}>
            {title}
          </Title>
          <HelpButton />
        </Group>
        {lead !== undefined && (
          <Text c="dimmed" component="div">
            {lead}
          </Text>
        )}
      </Stack>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </Group>
  );
});
