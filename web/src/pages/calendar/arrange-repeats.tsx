import { getCalendarSettings } from '@bedside/server/contract/flow/schedule/calendar';
import { readRepeat, setRepeatPolicy } from '@bedside/server/contract/flow/schedule/repeat';
import { Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Settings } from './arrange-drawer.tsx';

/** Whether posts that repeat need a review of their own. */
export function ArrangeRepeats({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const save = useCall(setRepeatPolicy, {
    invalidates: [getCalendarSettings, readRepeat],
    onSuccess: () => notifyDone(t('repeats.policy.saved')),
  });
  return (
    <Stack component="section" gap="sm" aria-labelledby="arrange-repeats">
      <Title order={2} size="h3" id="arrange-repeats">
        {t('repeats.policy.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('repeats.policy.text')}
      </Text>
      <Switch
        label={t('repeats.policy.label')}
        description={t('repeats.policy.hint')}
        checked={settings.keepsApproval}
        disabled={!settings.maySetPolicy || save.isPending}
        onChange={(event) => save.mutate({ body: { keepsApproval: event.currentTarget.checked } })}
      />
      {!settings.maySetPolicy && (
        <Text size="sm" c="dimmed">
          {t('repeats.policy.readOnly')}
        </Text>
      )}
      <ProblemNotice error={save.error} />
    </Stack>
  );
}
