import { setUpSample } from '@bedside/server/contract/registers/org';
import { Stack, Text, UnstyledButton } from '@mantine/core';
import { Building2, FlaskConical, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useCall } from '../../lib/query.ts';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './setup.module.css';

/** One's own organization, or an invented one to look around in. */
export function SetupChoice(props: {
  token: string;
  onOwn: () => void;
  onSample: (answer: CallAnswer<typeof setUpSample>) => void;
}) {
  const { t } = useTranslation();
  const sample = useCall(setUpSample, { onSuccess: props.onSample });
  const makeSample = () =>
    sample.mutate({ body: { locale: currentLanguage() }, headers: { 'x-setup-token': props.token } });
  return (
    <OpenPage title={t('setup.title')} lead={t('setup.lead')} wide>
      <Stack gap="sm">
        <ProblemNotice error={sample.error} />
        <Choice
          icon={Building2}
          title={t('setup.chooseOwn')}
          text={t('setup.chooseOwnText')}
          disabled={sample.isPending}
          onChoose={props.onOwn}
        />
        <Choice
          icon={FlaskConical}
          title={t('setup.chooseSample')}
          text={sample.isPending ? t('setup.sampleBusy') : t('setup.chooseSampleText')}
          disabled={sample.isPending}
          onChoose={makeSample}
        />
      </Stack>
    </OpenPage>
  );
}

function Choice(props: { icon: LucideIcon; title: string; text: string; disabled: boolean; onChoose: () => void }) {
  const Icon = props.icon;
  return (
    <UnstyledButton className={classes.choice} disabled={props.disabled} onClick={props.onChoose}>
      <span className={classes.choiceIcon}>
        <Icon size={24} aria-hidden />
      </span>
      <span>
        <Text component="span" display="block" fw={500} size="md">
          {props.title}
        </Text>
        <Text component="span" display="block" c="dimmed" aria-live="polite">
          {props.text}
        </Text>
      </span>
    </UnstyledButton>
  );
}
