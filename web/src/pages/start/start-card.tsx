import { ActionIcon, Group, Paper, Progress, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Rocket, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { progressOf } from './start-steps.ts';
import { useStartSteps } from './use-start-steps.ts';

/** How far somebody new is, above an empty sheet, until all is done or they put it away on this device. */
export const StartCard = memo(function StartCard() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [isAway, putAway] = useLocalStorage({
    key: `bedside-start-${person.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { steps } = useStartSteps(!isAway);
  const progress = progressOf(steps);
  if (isAway || progress === null || progress.done === progress.of) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('start.title')}>
      <Group gap="sm" wrap="nowrap">
        <Rocket size={18} aria-hidden style={{ flex: 'none' }} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm">{t('start.progress', progress)}</Text>
          <Progress
            mt={4}
            size="sm"
            value={(progress.done / progress.of) * 100}
            aria-label={t('start.progressLabel')}
          />
        </div>
        <LinkButton to="/start" size="xs" variant="light">
          {t('start.goOn')}
        </LinkButton>
        <ActionIcon variant="subtle" color="gray" aria-label={t('start.putAway')} onClick={() => putAway(true)}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  );
});
