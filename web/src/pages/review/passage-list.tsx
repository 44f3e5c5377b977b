import type { Passage } from '@bedside/server/contract/flow/review';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { CornerDownRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { fewWords } from './passages.ts';
import classes from './review.module.css';

/** Marked passages, each with its words and what should change there. */
export function PassageList<P extends Passage>(props: {
  passages: readonly P[];
  onRemove?: (passage: P) => void;
  onJump?: (passage: P) => void;
  /** Passages whose words are gone from the text. */
  stale?: ReadonlySet<P>;
}) {
  const { passages, onRemove, onJump, stale } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  if (passages.length === 0) return null;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} className={classes.plainList ?? ''} aria-label={t('reviewDesk.marked')}>
      {passages.map((passage) => (
        <li key={`${passage.field} ${passage.start} ${passage.end} ${passage.comment}`}>
          <Group gap={4} wrap="nowrap" align="flex-start" justify="space-between">
            <div className={classes.grow}>
              <Text size="xs" c="dimmed">
                {fieldWords(passage.field)}
              </Text>
              <blockquote className={classes.quote}>{passage.quote}</blockquote>
              <Text size="sm" className={classes.said ?? ''}>
                {passage.comment}
              </Text>
              {stale?.has(passage) && (
                <Text size="xs" c="dimmed">
                  {t('reviewDesk.passageStale')}
                </Text>
              )}
              {onJump && !stale?.has(passage) && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  leftSection={<CornerDownRight size={16} aria-hidden />}
                  onClick={() => onJump(passage)}
                >
                  {t('reviewDesk.jump')}
                </Button>
              )}
            </div>
            {onRemove && (
              <ActionIcon
                variant="subtle"
                size={36}
                aria-label={t('reviewDesk.removeMark', { words: fewWords(passage.quote) })}
                onClick={() => onRemove(passage)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </li>
      ))}
    </Stack>
  );
}
