import type { ContentTexts } from '@bedside/server/contract/flow/compose';
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { type Mark, placeOfWords } from './passages.ts';
import classes from './review.module.css';

/** What should change at a passage: one that was selected, or one whose words are given here. */
export function PassageDialog(props: {
  place: Omit<Mark, 'comment'> | null;
  content: ContentTexts;
  onKeep: (mark: Mark) => void;
  onClose: () => void;
}) {
  const { place, content, onKeep, onClose } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const [words, setWords] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const found = place ?? placeOfWords(content, words);
  const keep = () => {
    setTried(true);
    if (found !== null && comment.trim() !== '') onKeep({ ...found, comment: comment.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reviewDesk.markTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        {place === null ? (
          <TextInput
            data-autofocus
            label={t('reviewDesk.markWords')}
            value={words}
            error={tried && found === null ? t('reviewDesk.markWordsMissing') : undefined}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              commentField.current?.focus();
            }}
          />
        ) : (
          <div>
            <Text size="xs" c="dimmed">
              {fieldWords(place.field)}
            </Text>
            <blockquote className={classes.quote}>{place.quote}</blockquote>
          </div>
        )}
        <Textarea
          ref={commentField}
          data-autofocus={place !== null}
          label={t('reviewDesk.markComment')}
          rows={3}
          maxLength={2_000}
          value={comment}
          error={tried && comment.trim() === '' ? t('review.commentNeeded') : undefined}
          onChange={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={keep}>{t('reviewDesk.markSave')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
