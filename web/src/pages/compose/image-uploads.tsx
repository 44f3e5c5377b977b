import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isProblem } from '../../lib/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Upload } from './use-uploads.ts';

/** Refused for good: the same file would be refused again. */
const final = ['UPLOAD_KIND', 'UPLOAD_TOO_LARGE', 'UPLOAD_EMPTY', 'MEDIA_TYPE_UNSUPPORTED', 'MEDIA_SVG_REFUSED'];

/** Codes of videos and documents tell of the file, which would be refused again. */
const OF_FILE = /^(VIDEO|DOCUMENT)_|^MEDIA_TOO_LARGE$/;

type Acts = { onDismiss: (id: string) => void; onRetry: (id: string) => void };

/** Files on their way with how far they are, and those that were refused with why. */
export function ImageUploads({ uploads, ...acts }: { uploads: readonly Upload[] } & Acts) {
  return uploads.map((upload) =>
    upload.problem === null ? (
      <UnderWay key={upload.id} upload={upload} {...acts} />
    ) : (
      <Refused key={upload.id} upload={upload} {...acts} />
    ),
  );
}

function UnderWay({ upload: { id, name, share }, onDismiss }: { upload: Upload } & Acts) {
  const { t } = useTranslation();
  // All of it has left: the server takes it apart and cleans it.
  const word = share === null ? 'waiting' : share === 1 ? 'cleaning' : 'sending';
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(`pictures.upload.${word}`, { name })}
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('pictures.upload.cancelLabel', { name })}
          onClick={() => onDismiss(id)}
        >
          {t('common.cancel')}
        </Button>
      </Group>
      <Progress value={(share ?? 0) * 100} animated={share === 1} aria-label={t('compose.uploading', { name })} />
    </Stack>
  );
}

function Refused({ upload: { id, name, problem }, onDismiss, onRetry }: { upload: Upload } & Acts) {
  const { t } = useTranslation();
  const isTwice = isProblem(problem, 'UPLOAD_TWICE');
  const mayRetry = !final.some((code) => isProblem(problem, code)) && !isOfFile(problem);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {t('compose.uploadFailed', { name })}
        </Text>
        <Group gap="xs">
          {mayRetry && (
            <Button size="compact-sm" variant="default" onClick={() => onRetry(id)}>
              {t(isTwice ? 'pictures.upload.addAnyway' : 'common.retry')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => onDismiss(id)}>
            {t('compose.dismiss')}
          </Button>
        </Group>
      </Group>
      <ProblemNotice error={problem} />
    </Stack>
  );
}

function isOfFile(problem: unknown): boolean {
  return problem instanceof ApiProblem && OF_FILE.test(problem.code);
}
