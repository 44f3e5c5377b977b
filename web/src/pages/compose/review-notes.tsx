import { type PostView, textFields } from '@bedside/server/contract/flow/compose';
import type { Passage } from '@bedside/server/contract/flow/review';
import { Alert } from '@mantine/core';
import { MessageSquareText } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { readFieldName } from '../../lib/field-name.ts';
import { DecisionLines } from '../review/decision-lines.tsx';
import { findPassage } from '../review/passages.ts';
import { useNewestReview } from './use-post-review.ts';

/** What a reviewer asked for, above the text that should change, with a way to each marked passage. */
export const ReviewNotes = memo(function ReviewNotes(props: { post: PostView | undefined }) {
  const { post } = props;
  const { t } = useTranslation();
  // The note stays while the author mends: their first change takes the post back to a draft.
  const asks = post?.stage === 'changes_requested' || post?.stage === 'draft';
  const newest = useNewestReview(post?.id ?? null, asks);
  if (post === undefined || newest?.state !== 'changes_requested') return null;
  const texts = new Map(textFields(post.draft.content).map(({ field, text }) => [field, text]));
  const passages = newest.decisions.flatMap((decision) => decision.passages);
  const stale = new Set(passages.filter((passage) => findPassage(texts.get(passage.field) ?? '', passage) === null));
  const onJump = ({ field, start, quote }: Passage) => {
    const name = readFieldName(field);
    if (name.kind === 'variant' || name.kind === 'threadPart') {
      openTab(t(`common.networks.${name.network as 'newsroom'}`, { defaultValue: name.network }));
    }
    // The tab that holds the field is on screen after this turn.
    setTimeout(() => selectWords({ start, quote }), 0);
  };
  return (
    <Alert color="warn" icon={<MessageSquareText size={20} aria-hidden />} title={t('compose.changesTitle')}>
      <DecisionLines review={newest} only="request_changes" onJump={onJump} stale={stale} />
    </Alert>
  );
});

function openTab(name: string): void {
  const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => each.textContent === name);
  tab?.click();
}

/** Selects the words in the field in which they stand now, as a person would with the mouse. */
function selectWords(passage: Pick<Passage, 'start' | 'quote'>): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('main textarea, main input')) {
    const place = field.offsetParent === null ? null : findPassage(field.value, passage);
    if (place === null) continue;
    field.focus();
    field.setSelectionRange(place.start, place.end);
    field.scrollIntoView({ block: 'center' });
    return;
  }
}
