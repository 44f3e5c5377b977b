import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { Check, Copy, Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../lib/save-file.ts';
import { useSession } from '../../lib/session.ts';
import classes from './recovery-codes.module.css';

/** Shown once. It closes only by the button that says they are kept. */
export function RecoveryCodesDialog(props: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const text = [t('security.totp.fileHead', { email: person.email }), '', ...props.codes, ''].join('\n');
  const download = () => saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), t('security.totp.fileName'));
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('security.totp.codesTitle')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        <Text>{t('security.totp.codesText')}</Text>
        <div className={classes.sheet}>
          <p className={classes.head}>{t('security.totp.fileHead', { email: person.email })}</p>
          <ul className={classes.codes} aria-label={t('security.totp.codesList')}>
            {props.codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
        <Group gap="xs">
          <CopyButton value={props.codes.join('\n')} timeout={2_000}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
                onClick={copy}
              >
                <span aria-live="polite">{copied ? t('common.copied') : t('security.totp.copyCodes')}</span>
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" leftSection={<Download size={16} aria-hidden />} onClick={download}>
            {t('security.totp.download')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<Printer size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('security.totp.print')}
          </Button>
        </Group>
        <Group justify="flex-end">
          <Button onClick={props.onClose} data-autofocus>
            {t('security.totp.kept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
