import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Alert } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../lib/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** What came of a visit to the page of a server, told where one comes back to. */
export function ConsentOutcome({ channels }: { channels: readonly ChannelView[] }) {
  const { t } = useTranslation();
  const { connected, problem } = useSearch({ from: '/signed-in/channels' });
  const navigate = useNavigate();
  const channel = channels.find(({ id }) => id === connected);
  if (problem !== undefined) {
    const title = t('channels.consent.failed');
    return (
      <ProblemNotice error={new ApiProblem({ code: problem, status: 0, title, remedy: t('channels.consent.again') })} />
    );
  }
  if (channel === undefined) return null;
  return (
    <Alert
      color="pass"
      icon={<CircleCheck size={20} aria-hidden />}
      title={t('channels.done', { name: channel.name })}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={() => void navigate({ to: '/channels', search: {}, replace: true })}
    >
      {t('channels.consent.doneText', { handle: channel.handle })}
    </Alert>
  );
}
