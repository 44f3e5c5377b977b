import type { HandStep, HandTaskDetail } from '@bedside/server/contract/flow/by-hand';
import { Button, CopyButton, Image, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Check, Copy, Download, ExternalLink, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../lib/api.ts';
import { canShareFiles, fetchFile, fileNameOf } from './share-medium.ts';

/** What was cleared, step by step in the order in which it goes: copy, save, open the place. */
export function HandSteps({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  return (
    <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('byHand.stepsTitle')}>
      {task.steps.map((step, at) => (
        // Steps have no name but their place, and stay in it.
        <Paper key={`${at}-${step.kind}`} component="li" withBorder p="md">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t(`byHand.steps.${step.kind}`, { number: at + 1 })}
            </Title>
            {step.text !== '' && <CopyText text={step.text} />}
            {step.media.map((medium, index) => (
              <Medium key={medium.id} taskId={task.id} medium={medium} number={index + 1} />
            ))}
            {at === 0 && <OpenPlace task={task} />}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}

function CopyText({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Text dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <CopyPiece text={text} label={t('byHand.copyText')} />
    </>
  );
}

function CopyPiece({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={text} timeout={4_000}>
      {({ copied, copy }) => (
        <Button
          size="lg"
          fullWidth
          variant={copied ? 'light' : 'filled'}
          leftSection={copied ? <Check size={20} aria-hidden /> : <Copy size={20} aria-hidden />}
          onClick={copy}
        >
          <span aria-live="polite">{copied ? t('common.copied') : label}</span>
        </Button>
      )}
    </CopyButton>
  );
}

type Of = { taskId: string; medium: HandStep['media'][number]; number: number };

function Medium({ taskId, medium, number }: Of) {
  const { t } = useTranslation();
  const address = addressOf('/hand-tasks/:id/media/:mediaId', { id: taskId, mediaId: medium.id });
  const { altText, kind, mimeType } = medium;
  return (
    <Stack gap="xs">
      {kind === 'image' && <Image src={address} alt={altText} radius="md" mah={320} fit="contain" />}
      <ShareOrSave address={address} mimeType={mimeType} name={fileNameOf(mimeType, number)} kind={kind} />
      {altText !== '' && kind !== 'document' && (
        <>
          <Text size="sm" c="dimmed">
            {t('byHand.altTextHint')}
          </Text>
          <Text size="sm" dir="auto">
            {altText}
          </Text>
          <CopyPiece text={altText} label={t('byHand.copyAlt', { number })} />
        </>
      )}
    </Stack>
  );
}

/** Phones hand pictures to the app of the network; elsewhere they are saved. The bytes are there before anybody taps. */
function ShareOrSave(of: { address: string; mimeType: string; name: string; kind: HandStep['media'][number]['kind'] }) {
  const { t } = useTranslation();
  const { address, kind, mimeType, name } = of;
  const isSmall = kind === 'image';
  const file = useQuery({
    queryKey: ['hand-medium', address],
    queryFn: () => fetchFile(address, { mimeType, name }),
    enabled: isSmall && typeof navigator.canShare === 'function',
    retry: false,
  });
  const sharing = file.data !== undefined && canShareFiles([file.data]) ? file.data : null;
  const share = (given: File) =>
    navigator.share({ files: [given] }).catch((error: unknown) => {
      // Whoever closes the sheet has not failed.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      notifications.show({ color: 'warn', message: t('byHand.shareFailed') });
    });
  return (
    <>
      {sharing !== null && (
        <Button size="lg" fullWidth leftSection={<Share2 size={20} aria-hidden />} onClick={() => void share(sharing)}>
          {t(`byHand.share.${kind}`)}
        </Button>
      )}
      <Button
        component="a"
        href={address}
        download={name}
        size="lg"
        fullWidth
        variant={sharing === null ? 'filled' : 'default'}
        leftSection={<Download size={20} aria-hidden />}
      >
        {t(`byHand.save.${kind}`)}
      </Button>
    </>
  );
}

/** The way to where it goes, or stands. */
export function OpenPlace({ task }: { task: Pick<HandTaskDetail, 'place' | 'channelName' | 'url' | 'state'> }) {
  const { t } = useTranslation();
  const isThere = task.state === 'to_take_down' && task.url !== null;
  return (
    <Button
      component="a"
      href={isThere && task.url !== null ? task.url : task.place}
      target="_blank"
      rel="noreferrer"
      size="lg"
      fullWidth
      variant="default"
      leftSection={<ExternalLink size={20} aria-hidden />}
    >
      {isThere ? t('byHand.openPost') : t('byHand.openPlace', { name: task.channelName })}
    </Button>
  );
}
