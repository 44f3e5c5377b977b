import { type FactView, listFacts, restoreFact, retireFact } from '@bedside/server/contract/registers/org/facts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem, notifyUndo } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import { useFactWords } from './fact-words.ts';

const invalidates = [listFacts];

/** Takes a fact out of use; for ten seconds one press brings it back. */
export function RetireButton({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  const problemText = useProblemText();
  const onError = (error: Error) => notifyProblem(problemText(error));
  const restore = useCall(restoreFact, { invalidates, onError });
  const retire = useCall(retireFact, {
    invalidates,
    onError,
    onSuccess: ({ id, revision }) =>
      notifyUndo({
        message: t('settings.facts.retired', { fact: nameOf(fact) }),
        undoLabel: t('common.undo'),
        onUndo: () => restore.mutate({ params: { id }, body: { revision } }),
      }),
  });
  return (
    <Button
      size="xs"
      variant="subtle"
      color="block"
      aria-label={t('settings.facts.retireLabel', { fact: nameOf(fact) })}
      loading={retire.isPending}
      onClick={() => retire.mutate({ params: { id: fact.id }, body: { revision: fact.revision } })}
    >
      {t('settings.facts.retire')}
    </Button>
  );
}

export function RestoreButton({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  const problemText = useProblemText();
  const restore = useCall(restoreFact, {
    invalidates,
    onSuccess: () => notifyDone(t('settings.facts.restored', { fact: nameOf(fact) })),
    onError: (error) => notifyProblem(problemText(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('settings.facts.restoreLabel', { fact: nameOf(fact) })}
      loading={restore.isPending}
      onClick={() => restore.mutate({ params: { id: fact.id }, body: { revision: fact.revision } })}
    >
      {t('settings.facts.restore')}
    </Button>
  );
}
