import { type InstrumentKind, instrumentKind } from '@bedside/server/contract/registers/authorizations';
import { Group, Radio, Text } from '@mantine/core';
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
          <KindCard key={kind} kind={kind} />
        ))}
      </div>
    </Radio.Group>
  );
}

function KindCard({ kind }: { kind: InstrumentKind }) {
  const { t } = useTranslation();
  return (
    <Radio.Card value={kind} p="sm" aria-label={t(`authorizations.kinds.${kind}`)}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={500}>
            {t(`authorizations.kinds.${kind}`)}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`authorizations.kindHints.${kind}`)}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
