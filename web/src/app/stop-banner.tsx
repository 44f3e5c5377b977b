import { Alert, Text } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StopNotice, useStops } from '../ui/stop-control.tsx';
import classes from './shell.module.css';

/** On every page, as long as the whole organization is stopped or nobody can tell. */
export function StopBanner() {
  const { t } = useTranslation();
  const { data } = useStops();
  const whole = data?.stops.filter(({ kind }) => kind === 'organization') ?? [];
  const isUnknown = data?.isKnown === false;
  if (whole.length === 0 && !isUnknown) return null;
  return (
    <section className={classes.stops} aria-label={t('stops.region')}>
      {whole.map((stop) => (
        <StopNotice key={stop.id} stop={stop} />
      ))}
      {isUnknown && (
        <Alert color="warn" icon={<OctagonAlert size={20} aria-hidden />} role="none">
          <Text size="sm" fw={500}>
            {t('stops.unknown')}
          </Text>
          <Text size="sm">{t('stops.unknownHelp')}</Text>
        </Alert>
      )}
    </section>
  );
}
