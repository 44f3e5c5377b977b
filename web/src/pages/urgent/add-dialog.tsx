import {
  type AnnouncementView,
  addToAnnouncement,
  getAnnouncement,
  listAnnouncements,
} from '@bedside/server/contract/flow/urgent';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { bodyOf, isReady, type UrgentWords, WordsFields, wordsToStart } from './words-fields.tsx';

/** An update or the all-clear, for the same channels. */
export function AddDialog(props: {
  announcement: AnnouncementView;
  part: 'update' | 'all_clear';
  onClose: () => void;
}) {
  const { announcement, part, onClose } = props;
  const { kind } = announcement;
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState<UrgentWords>(() =>
    wordsToStart(kind, part, i18n.language.startsWith('es') ? 'es' : 'en'),
  );
  const isUntouched = words.text === wordsToStart(kind, part, words.language).text;
  const add = useCall(addToAnnouncement, { invalidates: [getAnnouncement, listAnnouncements], onSuccess: onClose });
  return (
    <Modal opened size="lg" onClose={onClose} title={t(`urgent.addTitles.${part}`)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady(words)) add.mutate({ params: { id: announcement.id }, body: { part, ...bodyOf(words) } });
        }}
      >
        <Stack gap="md">
          <WordsFields
            words={words}
            onChange={setWords}
            onLanguage={(language) =>
              setWords(
                isUntouched ? { ...wordsToStart(kind, part, language), link: words.link } : { ...words, language },
              )
            }
          />
          <ProblemNotice error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady(words)} loading={add.isPending}>
              {t('urgent.ask')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
