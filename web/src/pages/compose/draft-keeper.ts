import type { Content } from '@bedside/server/contract/flow/compose';
import { type DraftEvent, type DraftSync, hasUnsaved, nextDraft } from './draft-sync.ts';
import type { KeptDraft } from './kept-draft.ts';

/** Rest after the last keystroke before a save, and the longest that steady typing may put it off. */
const SAVE_AFTER_MS = 800;
const SAVE_AT_LATEST_MS = 5_000;
const RETRY_AFTER_MS = 5_000;

export type Saved = { readonly revision: number; readonly at: string };

/** How a save can end, as data. */
export type SaveOutcome =
  | ({ readonly kind: 'saved' } & Saved)
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'changedElsewhere'; readonly revision: number; readonly content: Content };

export type DraftDoors = {
  /** Saves over `revision`; null creates the post. Never throws. */
  save(content: Content, revision: number | null): Promise<SaveOutcome>;
  kept(): KeptDraft;
  now(): number;
};

/** Holds a draft, saves it in the background, and keeps unsaved words in the browser. One save is under way at a time. */
export type DraftKeeper = {
  state(): DraftSync;
  subscribe(listener: () => void): () => void;
  dispatch(event: DraftEvent): void;
  /** Saves now what is unsaved; answers the revision that holds it, or null when it could not be saved. */
  flush(): Promise<number | null>;
  /** Stops the timers; what is unsaved stays in the browser. */
  close(): void;
};

export function createDraftKeeper(opened: DraftSync, doors: DraftDoors): DraftKeeper {
  let draft = opened;
  let dirtySinceMs: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const dispatch = (event: DraftEvent) => {
    const next = nextDraft(draft, event);
    if (next === draft) return;
    draft = next;
    if (hasUnsaved(draft)) doors.kept().keep({ revision: draft.base.revision, content: draft.local });
    else doors.kept().forget();
    plan();
    for (const listener of listeners) listener();
  };

  const plan = () => {
    clearTimeout(timer);
    if (draft.phase === 'offline') timer = setTimeout(save, RETRY_AFTER_MS);
    if (draft.phase === 'clean') dirtySinceMs = null;
    if (draft.phase !== 'dirty') return;
    dirtySinceMs ??= doors.now();
    const left = dirtySinceMs + SAVE_AT_LATEST_MS - doors.now();
    timer = setTimeout(save, Math.max(0, Math.min(SAVE_AFTER_MS, left)));
  };

  const saveOnce = async () => {
    const content = draft.local;
    dirtySinceMs = null;
    dispatch({ type: 'saving' });
    const outcome = await doors.save(content, draft.base.revision);
    dispatch(eventOf(outcome, content));
  };
  const save = (): Promise<void> => {
    if (saving === null && (draft.phase === 'dirty' || draft.phase === 'offline' || draft.phase === 'refused')) {
      saving = saveOnce().finally(() => {
        saving = null;
      });
    }
    return saving ?? Promise.resolve();
  };

  const flush = async () => {
    // Words typed while a save was under way need a second one; more would mean that somebody is still typing.
    for (let round = 0; round < 2 && draft.phase !== 'clean'; round += 1) await save();
    return draft.phase === 'clean' ? draft.base.revision : null;
  };

  plan();
  return {
    state: () => draft,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    flush,
    close: () => clearTimeout(timer),
  };
}

function eventOf(outcome: SaveOutcome, content: Content): DraftEvent {
  switch (outcome.kind) {
    case 'saved':
      return { type: 'saved', revision: outcome.revision, content, at: outcome.at };
    case 'changedElsewhere':
      return { type: 'changedElsewhere', revision: outcome.revision, content: outcome.content };
    default:
      return { type: outcome.kind };
  }
}
