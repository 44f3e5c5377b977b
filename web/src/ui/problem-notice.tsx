import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { CircleAlert, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../lib/problem-text.ts';
import { STEP_UP_CANCELLED } from '../lib/step-up-desk.ts';

/** What went wrong, what to do, a code to quote, and a way to try again. Nothing when `error` is null. */
export function ProblemNotice(props: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (props.error === null || props.error === undefined) return null;
  const { text, remedy, code, requestId } = problemText(props.error);
  if (code === STEP_UP_CANCELLED) return <CalmNotice text={text} remedy={remedy} />;
  return (
    <Alert role="alert" color="block" icon={<CircleAlert size={20} aria-hidden />} title={text}>
      <Stack gap="xs">
        {remedy !== null && <Text size="sm">{remedy}</Text>}
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {t('common.requestId', { id: requestId === null ? code : `${code} · ${requestId}` })}
          </Text>
          {props.onRetry && (
            <Button size="xs" variant="default" onClick={props.onRetry}>
              {t('common.retry')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

/** Nothing went wrong: somebody thought better of it. */
function CalmNotice({ text, remedy }: { text: string; remedy: string | null }) {
  return (
    <Alert role="alert" color="info" icon={<Info size={20} aria-hidden />} title={text}>
      {remedy !== null && <Text size="sm">{remedy}</Text>}
    </Alert>
  );
}
