import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from './i18n.ts';
import { type ApiProblem, asProblem } from './problem.ts';

export type ProblemText = { text: string; remedy: string | null; code: string; requestId: string | null };

/** Turns any thrown value into a person's words: ours by code, else the server's title and remedy. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { i18n } = useTranslation();
  return useCallback(
    (error) => {
      const problem = asProblem(error);
      // Codes grow on the server first, so the list is looked up by name rather than by type.
      const words: unknown = i18n.getResource(currentLanguage(), 'translation', `errors.${problem.code}`);
      const known = isWords(words) ? words : { text: problem.title, remedy: problem.remedy };
      const why: unknown = i18n.getResource(currentLanguage(), 'translation', `failures.codes.${reasonOf(problem)}`);
      const remedy = typeof why === 'string' ? why : known.remedy;
      return { ...known, remedy, code: problem.code, requestId: problem.requestId };
    },
    [i18n],
  );
}

/** Why a network did not let us in, where it said so in a way that has words of its own. */
function reasonOf({ code, details }: ApiProblem): string {
  const { reason } = details;
  return code === 'CREDENTIALS_REFUSED' && typeof reason === 'string' ? reason : '';
}

function isWords(value: unknown): value is { text: string; remedy: string } {
  return typeof value === 'object' && value !== null && 'text' in value && 'remedy' in value;
}
