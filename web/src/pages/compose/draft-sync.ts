import type { Content } from '@bedside/server/contract/flow/compose';
import { sameContent } from './draft-content.ts';
import { bothOf, type FieldConflict, type FieldPath, mergeContents, valueAt, withValueAt } from './draft-merge.ts';

/** What the server holds, as far as this page knows. `revision` null: the post does not exist there yet. */
export type Base = { readonly revision: number | null; readonly content: Content };

/**
 * The draft between this page and the server. `local` is what is on the screen. What somebody else saved meanwhile is
 * merged into it; where both touched the same words, one's own stay and theirs stand in `conflicts` until a person chose.
 */
export type DraftSync = {
  readonly base: Base;
  readonly local: Content;
  readonly phase: 'clean' | 'dirty' | 'saving' | 'offline' | 'refused' | 'conflict';
  /** Instant of the last save, ISO 8601; null before the first. */
  readonly savedAt: string | null;
  /** Fields that wait for a choice; empty but in phase `conflict`. */
  readonly conflicts: readonly FieldConflict[];
  /** What gave way in the last choice; it can be brought back. */
  readonly setAside: Content | null;
  /** What was sent and never answered: the server may hold it, and then it is one's own. */
  readonly inDoubt: readonly Content[];
};

export type Choice = 'mine' | 'theirs' | 'both';

export type DraftEvent =
  | { readonly type: 'edited'; readonly content: Content }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly revision: number; readonly content: Content; readonly at: string }
  | { readonly type: 'unreachable'; readonly content: Content }
  | { readonly type: 'refused' }
  | { readonly type: 'changedElsewhere'; readonly revision: number; readonly content: Content }
  | { readonly type: 'resolved'; readonly path: FieldPath; readonly choice: Choice }
  | { readonly type: 'bringBack' };

/** Unsaved work as a browser keeps it, with all that is needed to merge it later. */
export type Kept = Pick<DraftSync, 'base' | 'conflicts' | 'inDoubt'> & { readonly content: Content };

/** A connection that is away for long is asked again and again; more than these would never be compared. */
const MOST_IN_DOUBT = 5;

/** A draft as it was loaded, with what this browser kept from an earlier, unsaved visit. */
export function openDraft(base: Base, savedAt: string | null, kept: Kept | null): DraftSync {
  const none = { conflicts: [], setAside: null, inDoubt: [] };
  const clean: DraftSync = { base, local: base.content, phase: 'clean', savedAt, ...none };
  if (kept === null || sameContent(kept.content, base.content)) return clean;
  const { conflicts, inDoubt } = kept;
  const phase = conflicts.length > 0 ? 'conflict' : 'dirty';
  const then: DraftSync = { ...clean, base: kept.base, local: kept.content, phase, conflicts, inDoubt };
  if (base.revision === null || kept.base.revision === base.revision) return { ...then, base };
  return nextDraft(then, { type: 'changedElsewhere', revision: base.revision, content: base.content });
}

/** Pure: the next state of a draft. An edit during a save stays dirty after it; in a conflict nothing is saved until a person chose. */
export function nextDraft(draft: DraftSync, event: DraftEvent): DraftSync {
  switch (event.type) {
    case 'edited':
      return edited(draft, event.content);
    case 'saving':
      return draft.phase === 'conflict' ? draft : { ...draft, phase: 'saving' };
    case 'saved': {
      const base = { revision: event.revision, content: event.content };
      return settled({ ...draft, base, savedAt: event.at, inDoubt: [] });
    }
    case 'unreachable':
      if (draft.phase === 'conflict') return draft;
      return { ...draft, phase: 'offline', inDoubt: [...draft.inDoubt, event.content].slice(-MOST_IN_DOUBT) };
    case 'refused':
      return draft.phase === 'conflict' ? draft : { ...draft, phase: 'refused' };
    case 'changedElsewhere':
      return changedElsewhere(draft, event);
    case 'resolved':
      return resolved(draft, event);
    case 'bringBack':
      if (draft.setAside === null) return draft;
      return { ...edited(draft, draft.setAside), setAside: draft.local };
  }
}

function edited(draft: DraftSync, content: Content): DraftSync {
  const next = { ...draft, local: content };
  return draft.phase === 'conflict' || draft.phase === 'saving' ? next : settled(next);
}

function settled(draft: DraftSync): DraftSync {
  if (draft.conflicts.length > 0) return { ...draft, phase: 'conflict' };
  return { ...draft, phase: sameContent(draft.local, draft.base.content) ? 'clean' : 'dirty' };
}

/** Three ways: what this page began with, what it has now, and what the server has now. */
function changedElsewhere(draft: DraftSync, theirs: { revision: number; content: Content }): DraftSync {
  const base = { revision: theirs.revision, content: theirs.content };
  const isOwn = draft.inDoubt.some((sent) => sameContent(sent, theirs.content));
  if (isOwn || sameContent(draft.local, theirs.content)) return settled({ ...draft, base, inDoubt: [] });
  const merged = mergeContents(draft.base.content, draft.local, theirs.content);
  // What waited already goes on waiting, with what they made of it by now.
  const waiting = draft.conflicts
    .filter(({ path }) => !merged.conflicts.some((each) => startsWith(path, each.path)))
    .map((conflict) => ({ ...conflict, theirs: valueAt(theirs.content, conflict.path) ?? conflict.theirs }));
  return settled({
    ...draft,
    base,
    local: keepMine(merged.content, draft.local, waiting),
    conflicts: [...waiting, ...merged.conflicts],
    inDoubt: [],
  });
}

/** Fields that wait for a choice stay as they are on screen, whatever came since. */
function keepMine(merged: Content, local: Content, waiting: readonly FieldConflict[]): Content {
  return waiting.reduce((content, { path }) => withValueAt(content, path, valueAt(local, path)) ?? content, merged);
}

function resolved(draft: DraftSync, { path, choice }: { path: FieldPath; choice: Choice }): DraftSync {
  const conflict = draft.conflicts.find((each) => samePath(each.path, path));
  if (conflict === undefined) return draft;
  const mine = valueAt(draft.local, path);
  const theirs = withValueAt(draft.local, path, conflict.theirs);
  const wanted = choice === 'mine' ? draft.local : choice === 'theirs' ? theirs : bothIn(draft.local, conflict, mine);
  // A wording that would make no post is not taken; the choice stays open.
  if (wanted === null) return draft;
  const gaveWay = choice === 'mine' ? theirs : choice === 'theirs' ? draft.local : null;
  return settled({
    ...draft,
    local: wanted,
    conflicts: draft.conflicts.filter((each) => each !== conflict),
    setAside: gaveWay ?? draft.setAside,
  });
}

function bothIn(local: Content, conflict: FieldConflict, mine: unknown): Content | null {
  const both = bothOf(conflict, mine);
  return both === undefined ? null : withValueAt(local, conflict.path, both);
}

function samePath(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && startsWith(one, other);
}

function startsWith(path: FieldPath, beginning: FieldPath): boolean {
  return beginning.every((key, at) => path[at] === key);
}

/** Whether leaving now would lose something that only this page has. */
export function hasUnsaved(draft: DraftSync): boolean {
  return draft.phase !== 'clean';
}

/** What a browser keeps of a draft that is not saved. */
export function toKeep({ base, local, conflicts, inDoubt }: DraftSync): Kept {
  return { base, content: local, conflicts, inDoubt };
}
