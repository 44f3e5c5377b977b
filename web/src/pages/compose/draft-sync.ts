import type { Content } from '@bedside/server/contract/flow/compose';
import { sameContent } from './draft-content.ts';

/** What the server holds, as far as this page knows. `revision` null: the post does not exist there yet. */
export type Base = { readonly revision: number | null; readonly content: Content };

/**
 * The draft between this page and the server. `local` is what is on the screen and is never replaced without a person
 * choosing so; what gives way stands in `setAside` and can be brought back.
 */
export type DraftSync = {
  readonly base: Base;
  readonly local: Content;
  readonly phase: 'clean' | 'dirty' | 'saving' | 'offline' | 'refused' | 'conflict';
  /** Instant of the last save, ISO 8601; null before the first. */
  readonly savedAt: string | null;
  /** What somebody else saved meanwhile; only in phase `conflict`. */
  readonly theirs: (Base & { readonly revision: number }) | null;
  readonly setAside: Content | null;
};

export type DraftEvent =
  | { readonly type: 'edited'; readonly content: Content }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly revision: number; readonly content: Content; readonly at: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'refused' }
  | { readonly type: 'changedElsewhere'; readonly revision: number; readonly content: Content }
  | { readonly type: 'keepMine' }
  | { readonly type: 'takeTheirs' }
  | { readonly type: 'bringBack' };

/** A draft as it was loaded, with what this browser kept from an earlier, unsaved visit. */
export function openDraft(base: Base, savedAt: string | null, kept: Base | null): DraftSync {
  const clean: DraftSync = { base, local: base.content, phase: 'clean', savedAt, theirs: null, setAside: null };
  if (kept === null || sameContent(kept.content, base.content)) return clean;
  if (kept.revision === base.revision || base.revision === null)
    return { ...clean, local: kept.content, phase: 'dirty' };
  return {
    ...clean,
    local: kept.content,
    phase: 'conflict',
    theirs: { revision: base.revision, content: base.content },
  };
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
      const phase = sameContent(draft.local, event.content) ? 'clean' : 'dirty';
      return { ...draft, base, phase, savedAt: event.at };
    }
    case 'unreachable':
      return { ...draft, phase: 'offline' };
    case 'refused':
      return { ...draft, phase: 'refused' };
    case 'changedElsewhere':
      return changedElsewhere(draft, event);
    case 'keepMine':
      if (draft.theirs === null) return draft;
      return { ...draft, base: draft.theirs, phase: 'dirty', theirs: null, setAside: draft.theirs.content };
    case 'takeTheirs':
      if (draft.theirs === null) return draft;
      return {
        ...draft,
        base: draft.theirs,
        local: draft.theirs.content,
        phase: 'clean',
        theirs: null,
        setAside: draft.local,
      };
    case 'bringBack':
      if (draft.setAside === null) return draft;
      return { ...edited(draft, draft.setAside), setAside: draft.local };
  }
}

function edited(draft: DraftSync, content: Content): DraftSync {
  const next = { ...draft, local: content };
  if (draft.phase === 'conflict' || draft.phase === 'saving') return next;
  return { ...next, phase: sameContent(content, draft.base.content) ? 'clean' : 'dirty' };
}

function changedElsewhere(draft: DraftSync, theirs: Base & { revision: number }): DraftSync {
  const base = { revision: theirs.revision, content: theirs.content };
  if (sameContent(draft.local, theirs.content)) return { ...draft, base, phase: 'clean', theirs: null };
  // Nothing here is unsaved, so the newer words come on screen; the older ones stay at hand.
  if (draft.phase === 'clean') return { ...draft, base, local: theirs.content, setAside: draft.local };
  return { ...draft, phase: 'conflict', theirs: base };
}

/** Whether leaving now would lose something that only this page has. */
export function hasUnsaved(draft: DraftSync): boolean {
  return draft.phase !== 'clean';
}
