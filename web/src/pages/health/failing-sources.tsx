import type { HealthReport } from '@bedside/server/contract/flow/publish';
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgo } from '../../lib/use-ago.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import classes from '../../ui/row-list.module.css';

/** Sources of notices of which nothing came for a day: what they publish is missed. */
export function FailingSources({ sources }: { sources: HealthReport['sources'] }) {
  const { t } = useTranslation();
  const ago = useAgo();
  if (sources.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="sources-title">
      <Title order={2} size="h3" id="sources-title">
        {t('health.sources.title')}
      </Title>
      <ul className={classes.list} aria-labelledby="sources-title">
        {sources.map(({ id, name, code, since }) => (
          <li key={id} className={classes.row}>
            <div className={classes.main}>
              <Text fw={500}>{name}</Text>
              <Text size="xs" c="dimmed">
                {t('health.sources.since', { what: t(`relays.trouble.${code}`), time: ago(since) })}
              </Text>
            </div>
            <LinkButton to="/relays/sources" size="xs" variant="default">
              {t('health.sources.open')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
