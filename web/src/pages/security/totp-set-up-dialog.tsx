import { beginTotp, confirmTotp } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { staleAfterChange } from './methods.ts';

/** The app learns the secret by picture or by hand, and proves it with a first code. */
export function TotpSetUpDialog(props: { onCodes: (codes: readonly string[]) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const begin = useCall(beginTotp);
  const { mutate } = begin;
  // Opening the dialog is what begins; a secret that is never confirmed counts for nothing.
  useEffect(() => mutate({}), [mutate]);
  return (
    <Modal opened onClose={props.onClose} title={t('security.totp.setUpTitle')} closeOnClickOutside={false}>
      <Stack gap="md">
        <ProblemNotice error={begin.error} onRetry={() => mutate({})} />
        {begin.isPending && <ListSkeleton rows={1} height={224} />}
        {begin.data && (
          <>
            <Text>{t('security.totp.scan')}</Text>
            <QrCode text={begin.data.uri} label={t('security.totp.scanAlt')} />
            <CopyField label={t('security.totp.secret')} value={begin.data.secret} />
            <ConfirmForm onCodes={props.onCodes} onClose={props.onClose} />
          </>
        )}
      </Stack>
    </Modal>
  );
}

function ConfirmForm(props: { onCodes: (codes: readonly string[]) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const confirm = useCall(confirmTotp, {
    invalidates: staleAfterChange,
    onSuccess: ({ recoveryCodes }) => {
      notifyDone(t('security.totp.turnedOn'));
      props.onCodes(recoveryCodes);
    },
  });
  const form = useForm({ initialValues: { code: '' }, validate: contractErrors(confirmTotp.body, t) });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => confirm.mutate({ body }))}>
      <Stack gap="md">
        <ProblemNotice error={confirm.error} />
        <TextInput
          label={t('security.totp.code')}
          description={t('security.totp.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            {t('security.totp.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
