import { type DisclosureWording, getDisclosure, putDisclosure } from '@bedside/server/contract/flow/sharing';
import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const languages = ['en', 'es'] as const;
type Language = (typeof languages)[number];
type Wording = Readonly<Record<Language, DisclosureWording>>;

/** The house's own words for the line that says who shares. */
export function WordingDialog({ wording, onClose }: { wording: Wording; onClose: () => void }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<Language>('en');
  return (
    <Modal opened onClose={onClose} title={t('sharing.wordingTitle')}>
      <Stack gap="md">
        <Text size="sm">{t('sharing.wordingText')}</Text>
        <SegmentedControl
          aria-label={t('sharing.language')}
          value={language}
          onChange={(value) => setLanguage(languages.find((one) => one === value) ?? 'en')}
          data={languages.map((value) => ({ value, label: t(`sharing.languages.${value}`) }))}
        />
        <Lines key={language} language={language} before={wording[language]} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function Lines({ before, language, onClose }: { before: DisclosureWording; language: Language; onClose: () => void }) {
  const { t } = useTranslation();
  const [lines, setLines] = useState(before);
  const save = useCall(putDisclosure, {
    invalidates: [getDisclosure],
    onSuccess: () => {
      notifyDone(t('sharing.saved'));
      onClose();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ params: { language }, body: lines });
      }}
    >
      <Stack gap="md">
        {(['employer', 'opinion', 'short'] as const).map((name) => (
          <TextInput
            key={name}
            label={t(`sharing.${name}`)}
            lang={language}
            maxLength={120}
            required={name !== 'opinion'}
            value={lines[name]}
            onChange={({ currentTarget }) => setLines({ ...lines, [name]: currentTarget.value })}
          />
        ))}
        <ProblemNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('sharing.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
