import { type NetworkId, networkIds } from '@bedside/connectors/networks';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Alert, Anchor, Button, Group, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, ScanEye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../lib/problem.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { ConfirmAccountDialog } from './confirm-account-dialog.tsx';

type OutcomeProps = { channels: readonly ChannelView[]; onAgain: (network: NetworkId | undefined) => void };

/** What came of a visit to the page of a server, told where one comes back to, and what a message leads to. */
export function ConsentOutcome({ channels, onAgain }: OutcomeProps) {
  const { choice, confirm, connected, problem, ...found } = useSearch({ from: '/signed-in/channels' });
  const network = networkIds.find((one) => one === found.network);
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '/channels', search: {}, replace: true });
  if (choice !== undefined) return <ChooseDialog choiceId={choice} onClose={leave} />;
  if (confirm !== undefined) return <Called channel={channels.find(({ id }) => id === confirm)} onClose={leave} />;
  if (problem !== undefined) {
    const again = () => {
      leave();
      onAgain(network);
    };
    return <Failed problem={problem} network={network} onAgain={again} onClose={leave} />;
  }
  const channel = channels.find(({ id }) => id === connected);
  return channel === undefined ? null : <Connected channel={channel} onClose={leave} />;
}

/** Somebody was called to look at an account; meanwhile another may have done so. */
function Called({ channel, onClose }: { channel: ChannelView | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (channel?.state === 'awaiting_confirmation' && hasRole(person, 'administrator')) {
    return <ConfirmAccountDialog channel={channel} onClose={onClose} />;
  }
  return (
    <Alert
      color="info"
      title={t('errors.NOTHING_TO_CONFIRM.text')}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={onClose}
    />
  );
}

/** Codes that speak of the application of the house. */
const ofApplication: ReadonlySet<string> = new Set(['APP_MISSING', 'APP_CHANGED', 'APP_REFUSED', 'APP_NOT_ALLOWED']);

function Failed(props: { problem: string; network: NetworkId | undefined; onAgain: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { network, problem } = props;
  const title = t('channels.consent.failed');
  const error = new ApiProblem({ code: problem, status: 0, title, remedy: t('channels.consent.again') });
  return (
    <Stack gap="xs">
      <ProblemNotice error={error} />
      <Group gap="sm">
        {hasRole(person, 'administrator') && (
          <Button size="xs" onClick={props.onAgain}>
            {t('channels.consent.beginAgain')}
          </Button>
        )}
        {ofApplication.has(problem) && (
          <LinkButton to="/channels/applications" size="xs" variant="default">
            {t('channels.consent.toApplications')}
          </LinkButton>
        )}
        {network !== undefined && (
          <Anchor href={`/help/networks/${network}`} target="_blank" rel="noopener" size="sm">
            {t('channels.consent.help', { network: t(`common.networks.${network}`) })}
          </Anchor>
        )}
        <Button size="xs" variant="subtle" onClick={props.onClose}>
          {t('channels.consent.dismiss')}
        </Button>
      </Group>
    </Stack>
  );
}

function Connected({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const { t } = useTranslation();
  const waits = channel.state === 'awaiting_confirmation';
  const Icon = waits ? ScanEye : CircleCheck;
  return (
    <Alert
      color={waits ? 'warn' : 'pass'}
      icon={<Icon size={20} aria-hidden />}
      title={t(waits ? 'channels.doneWaits' : 'channels.done', { name: channel.name })}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={onClose}
    >
      {t(waits ? 'channels.consent.waitsText' : 'channels.consent.doneText', { handle: channel.handle })}
    </Alert>
  );
}
