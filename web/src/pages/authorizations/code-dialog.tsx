import { makeRequestCode, type RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import { Button, Group, Modal, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './authorizations.module.css';

const HOLDS_MS = 10 * 60_000;

/** Six digits to tell whoever signs, where no mail goes to them. */
export function CodeDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [made, setMade] = useState<{ code: string; untilMs: number } | null>(null);
  const make = useCall(makeRequestCode, {
    onSuccess: ({ code }) => setMade({ code, untilMs: Date.now() + HOLDS_MS }),
  });
  const time = made === null ? '' : formatTime(new Date(made.untilMs).toISOString(), i18n.language);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={made === null}
      title={t('asking.request.codeTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('asking.request.codeText', { name: request.signerName })}</Text>
        <output>
          {made !== null && (
            <Stack gap="xs">
              <div className={classes.digits} aria-hidden data-code>
                {made.code}
              </div>
              <VisuallyHidden>{t('asking.request.codeLabel', { code: [...made.code].join(' ') })}</VisuallyHidden>
              <Text size="sm" ta="center" c="dimmed">
                {t('asking.request.codeHolds', { time })}
              </Text>
            </Stack>
          )}
        </output>
        <ProblemNotice error={make.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button
            data-autofocus
            variant={made === null ? 'filled' : 'default'}
            loading={make.isPending}
            onClick={() => make.mutate({ params: { id: request.id } })}
          >
            {t(made === null ? 'asking.request.codeMake' : 'asking.request.codeAgain')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
