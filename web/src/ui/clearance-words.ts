import type { Blocker } from '@bedside/server/contract/flow/publish';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

type Reason = Pick<Blocker, 'code' | 'facts'>;

/** A blocker as one plain sentence, with the network or channel it is about. */
export function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ code, facts }) => {
      const { network, count, kind } = facts;
      if (code === 'PUBLISHING_STOPPED' && (kind === 'post' || kind === 'channel' || kind === 'organization')) {
        return t(`posts.stopped.${kind}`);
      }
      // Facts come untyped from the wire; an unknown network shows its own id.
      const about =
        typeof network === 'string' ? t(`common.networks.${network as 'newsroom'}`, { defaultValue: network }) : null;
      const sentence =
        typeof facts.problem === 'string' && code.endsWith('_UNFIT_FOR_NETWORK')
          ? t(`networks.problems.${facts.problem as 'TEXT_EMPTY'}`, { defaultValue: t(`posts.blockers.${code}`) })
          : t(`posts.blockers.${code}`, { count: typeof count === 'number' ? count : 1 });
      return about === null ? sentence : `${about}: ${sentence}`;
    },
    [t],
  );
}
