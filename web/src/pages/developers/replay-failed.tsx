import { listDeliveries, listWebhooks, replayFailed } from '@bedside/server/contract/registers/webhooks';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const HOUR_MS = 3_600_000;
const spans = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 30 * 24 * HOUR_MS } as const;
type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[]; // the keys of a literal

/** After an address was away: everything that did not reach it, once more. */
export function ReplayFailed(props: { webhookId: string }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('day');
  const replay = useCall(replayFailed, {
    invalidates: [listDeliveries, listWebhooks],
    onSuccess: ({ replayed, left }) => {
      const rest = left > 0 ? ` ${t('developers.replayedLeft', { count: left })}` : '';
      notifyDone(
        replayed === 0 ? t('developers.replayedNone') : `${t('developers.replayed', { count: replayed })}${rest}`,
      );
    },
  });
  const send = () => {
    const since = new Date(Date.now() - spans[span]).toISOString();
    replay.mutate({ params: { id: props.webhookId }, body: { since } });
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('developers.replayLead')}
      </Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('developers.replaySince')}
          value={span}
          allowDeselect={false}
          // The list's values are the names of the spans.
          onChange={(value) => setSpan((value ?? 'day') as Span)}
          data={spanNames.map((value) => ({ value, label: t(`developers.replaySinces.${value}`) }))}
        />
        <Button variant="default" loading={replay.isPending} onClick={send}>
          {t('developers.replay')}
        </Button>
      </Group>
      <ProblemNotice error={replay.error} />
    </Stack>
  );
}
