import type { NetworkId } from '@bedside/connectors/networks';
import type { Content, NetworkOptions } from '@bedside/server/contract/flow/compose';

/** What a patch may take away: undefined is nothing chosen. */
export type OptionsPatch = { [Name in keyof NetworkOptions]?: NetworkOptions[Name] | undefined };

/** Choices that are what a network does anyway. */
const usual: OptionsPatch = { visibility: 'public', form: 'feed' };

/** A content with other options of one network; what is empty or usual is left out, so that nothing chosen is nothing kept. */
export function withOptions(now: Content, network: NetworkId, patch: OptionsPatch): Pick<Content, 'options'> {
  const entries = Object.entries({ ...now.options?.[network], ...patch }).flatMap(([name, chosen]) => {
    const kept = isRecord(chosen) ? withoutEmpty(chosen) : chosen;
    return isChosen(name, kept) ? [[name, kept]] : [];
  });
  const { [network]: _before, ...others } = now.options ?? {};
  const options = entries.length === 0 ? others : { ...others, [network]: Object.fromEntries(entries) };
  return { options: Object.keys(options).length === 0 ? undefined : options };
}

function isChosen(name: string, chosen: unknown): boolean {
  if (chosen === undefined || chosen === '' || usual[name as keyof OptionsPatch] === chosen) return false;
  return !isRecord(chosen) || Object.keys(chosen).length > 0;
}

/** An event keeps its title while it is being written. */
function withoutEmpty(chosen: Record<string, unknown>): Record<string, unknown> {
  const isEvent = 'startsAt' in chosen;
  return Object.fromEntries(
    Object.entries(chosen).filter(([, value]) => value !== undefined && (isEvent || value !== '')),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
