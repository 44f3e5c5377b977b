import { Button, CopyButton, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './copy-field.module.css';

/** Words that somebody takes elsewhere: selected on focus, copied by a button. */
export function CopyField(props: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.field}
        label={props.label}
        value={props.value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={props.value} timeout={2_000}>
        {({ copied, copy }) => (
          <Button
            variant={copied ? 'light' : 'default'}
            leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            onClick={copy}
          >
            <span aria-live="polite">{copied ? t('common.copied') : t('common.copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
