import { instrumentKind } from '@bedside/server/contract/registers/authorizations';
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { signersOf, usualSubject } from './ask-form.ts';
import classes from './authorizations.module.css';
import type { AskForm } from './use-ask-form.ts';

/** Which permission is asked for, each with a sentence of what it gives. */
export function KindField({ form }: { form: AskForm }) {
  const { t } = useTranslation();
  const choose = (value: string) => {
    const kind = instrumentKind.parse(value);
    form.setFieldValue('kind', kind);
    form.setFieldValue('subject.kind', usualSubject(kind));
    if (!signersOf(kind).includes(form.values.signer.role)) form.setFieldValue('signer.role', 'subject');
  };
  return (
    <Radio.Group
      label={t('asking.kind')}
      description={t('asking.kindHint')}
      required
      value={form.values.kind}
      onChange={choose}
    >
      <div className={classes.cards} style={{ marginTop: 8 }}>
        {instrumentKind.options.map((kind) => (
          <Radio
            key={kind}
            value={kind}
            label={t(`authorizations.kinds.${kind}`)}
            description={t(`authorizations.kindHints.${kind}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
