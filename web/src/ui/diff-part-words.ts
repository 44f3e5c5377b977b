import type { Choice } from '@bedside/server/contract/flow/compose';
import { useChoiceWords } from './choice-words.ts';
import { usePurposeWords } from './purpose-words.ts';

type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** What the server compares in words of the contract, as people read it: who sees a post, what it is for. */
export function useDiffPartWords(): <Part extends DiffPart>(field: string, parts: readonly Part[]) => Part[] {
  const choiceWords = useChoiceWords();
  const purposeWords = usePurposeWords();
  const wordsOf: Readonly<Record<string, (item: string) => string>> = {
    choices: (item) => {
      const [network, name, value] = item.split(' ');
      // The server writes these from `choicesOf`.
      return value === undefined ? item : choiceWords({ network, name, value } as Choice);
    },
    // Ids of permissions stay as they are: only those with the role may see whose they are.
    permission: purposeWords,
  };
  return (field, parts) => {
    const words = wordsOf[field];
    if (words === undefined) return [...parts];
    return parts.map((part) => ({ ...part, text: `${part.text.trim().split(', ').map(words).join(', ')} ` }));
  };
}
