import type { Content } from '@bedside/server/contract/flow/compose';
import { type DraftEvent, type DraftSync, hasUnsaved, nextDraft, toKeep } from './draft-sync.ts';
import type { KeptDraft } from './kept-draft.ts';

/** Rest after the last keystroke before a save, and the longest that steady typing may put it off. */
const SAVE_AFTER_MS = 800;
const SAVE_AT_LATEST_MS = 5_000;
const RETRY_AFTER_MS = 5_000;

export type Saved = { readonly revision: number; readonly at: string };

/** How a save can end, as data. */
export type SaveOutcome =
  // `content` where something else was saved than was asked for: an earlier wording, whose answer had been lost.
  | ({ readonly kind: 'saved'; readonly content?: Content } & Saved)
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'changedElsewhere'; readonly revision: number; readonly content: Content };

export type DraftDoors = {
  /** Saves over `revision`; null creates the post. Never throws. */
  save(content: Content, revision: number | null): Promise<SaveOutcome>;
  kept(): KeptDraft;
  now(): number;
  /** Lets others' words come on screen without disturbing whoever types. */
  arrive(change: () => void): void;
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
    if (hasUnsaved(draft)) doors.kept().keep(toKeep(draft));
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
    const event = eventOf(outcome, content);
    if (event.type !== 'changedElsewhere') return dispatch(event);
    await new Promise<void>((arrived) => {
      doors.arrive(() => {
        dispatch(event);
        arrived();
      });
    });
    return undefined;
  };
  const canSave = () => draft.phase !== 'clean' && draft.phase !== 'conflict';
  const save = (): Promise<void> => {
    if (saving === null && canSave()) {
      saving = saveOnce().finally(() => {
        saving = null;
      });
    }
    return saving ?? Promise.resolve();
  };

  const flush = async () => {
    // Words typed while a save was under way need a second one, words that came in a third; more would mean that
    // somebody is still typing.
    for (let round = 0; round < 3 && canSave() && (round === 0 || !isStuck(draft)); round += 1) await save();
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

function isStuck({ phase }: DraftSync): boolean {
  return phase === 'offline' || phase === 'refused';
}

function eventOf(outcome: SaveOutcome, content: Content): DraftEvent {
  switch (outcome.kind) {
    case 'saved':
      return { type: 'saved', revision: outcome.revision, content: outcome.content ?? content, at: outcome.at };
    case 'changedElsewhere':
      return { type: 'changedElsewhere', revision: outcome.revision, content: outcome.content };
    case 'unreachable':
      return { type: 'unreachable', content };
    case 'refused':
      return { type: 'refused' };
  }
}
