import type { NetworkId } from '@bedside/connectors/networks';
import type { RowFault } from './contract.ts';

export type KnownChannel = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly network: NetworkId;
  readonly connected: boolean;
  /** Whether the person may write for it. */
  readonly mine: boolean;
};

type ChannelFault = { readonly code: Extract<RowFault, `CHANNEL_${string}`>; readonly facts: Record<string, number> };

/** The channels that a cell names, by name, handle, or network where that has one channel; the usual ones where it is empty. */
export function findChannels(
  cell: string,
  from: { readonly known: readonly KnownChannel[]; readonly usual: readonly string[] },
): { readonly found: readonly KnownChannel[]; readonly errors: readonly ChannelFault[] } {
  // A name may hold a comma: what stands between other signs is taken as one name first.
  const names = cell
    .split(/[|\n;]+/)
    .flatMap((part) => (matching(part, from.known).length === 1 ? [part] : part.split(',')))
    .filter((name) => name.trim() !== '');
  const errors: ChannelFault[] = [];
  const found = new Map<string, KnownChannel>();
  const take = (matches: readonly KnownChannel[], place: number) => {
    const [first] = matches;
    const code = faultOf(matches);
    if (code !== null) errors.push({ code, facts: { place } });
    else if (first !== undefined) found.set(first.id, first);
  };
  for (const [at, name] of names.entries()) take(matching(name, from.known), at + 1);
  if (names.length === 0) {
    for (const [at, id] of from.usual.entries())
      take(
        from.known.filter((one) => one.id === id),
        at + 1,
      );
  }
  if (found.size === 0 && errors.length === 0) errors.push({ code: 'CHANNEL_MISSING', facts: {} });
  return { found: [...found.values()], errors };
}

function faultOf(matches: readonly KnownChannel[]): ChannelFault['code'] | null {
  const [first] = matches;
  if (first === undefined) return 'CHANNEL_UNKNOWN';
  if (matches.length > 1) return 'CHANNEL_AMBIGUOUS';
  if (!first.mine) return 'CHANNEL_OUT_OF_REACH';
  return first.connected ? null : 'CHANNEL_DISCONNECTED';
}

function matching(name: string, known: readonly KnownChannel[]): KnownChannel[] {
  const key = fold(name);
  if (key === '') return [];
  const byName = known.filter((one) => fold(one.name) === key);
  if (byName.length > 0) return byName;
  const byHandle = known.filter((one) => fold(one.handle) === key);
  return byHandle.length > 0 ? byHandle : known.filter((one) => one.network === key);
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().replace(/^@/, '').replaceAll(/\s+/g, ' ').toLowerCase();
}
