import type { NetworkId, SignatureVerdict } from '@bedside/connectors';
import type { Clock } from '../../kernel/clock/clock.ts';
import type { Logger } from '../../kernel/log/logger.ts';
import { word } from '../../kernel/log/word.ts';

type Refused = { readonly network: NetworkId; readonly reason: Exclude<SignatureVerdict, 'good'> };
export type RefusedNote = (refused: Refused) => void;

const EVERY_MS = 60_000;

/**
 * One line of the log for what was not signed by its network: at once, then at most once a minute for each network and reason,
 * with how many there were since, so that a flood does not fill the log.
 */
export function noteRefusedHooks({ clock }: { readonly clock: Clock }, log: Logger): RefusedNote {
  const told = new Map<string, { at: number; since: number }>();
  return ({ network, reason }) => {
    const key = `${network} ${reason}`;
    const now = clock.now().getTime();
    const last = told.get(key);
    const since = (last?.since ?? 0) + 1;
    if (last !== undefined && now - last.at < EVERY_MS) {
      told.set(key, { at: last.at, since });
      return;
    }
    told.set(key, { at: now, since: 0 });
    log.warn('hooks.refused', { network: word(network), reason: word(reason), count: since });
  };
}
