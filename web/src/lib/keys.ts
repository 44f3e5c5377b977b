import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Where a key holds: everywhere, or on the page that registered it. */
export type KeyPlace = 'general' | 'page';

/**
 * A key of the console. `keys` is one key ("j", "?"), two one after the other ("g p"), or one with Ctrl or ⌘ ("mod+k").
 * Without `run` the browser does it by itself, such as Enter on a link; it is told all the same.
 */
export type KeyBinding = {
  readonly keys: string;
  /** What it does, in the language on screen. */
  readonly label: string;
  readonly place: KeyPlace;
  readonly run?: () => void;
};

/** How the key that goes with others is called on this device. */
export function modKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}

/** How long the second of two keys may take. */
const SEQUENCE_MS = 1_500;

/** Whether a key press belongs to a field, a dialog or a combination, and so is no short cut of the page. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return true;
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"]',
    ) !== null
  );
}

export type KeyRegistry = ReturnType<typeof createKeyRegistry>;

/**
 * The one list of keys: pages register theirs while they are on screen, the sheet reads it, and the same list answers key
 * presses, so that what the sheet says is what happens.
 */
export function createKeyRegistry(options: { readonly singleKeys: () => boolean; readonly now: () => number }) {
  let lists: readonly (readonly KeyBinding[])[] = [];
  let all: readonly KeyBinding[] = [];
  let first: { readonly key: string; readonly until: number } | null = null;
  const listeners = new Set<() => void>();

  const change = (next: typeof lists) => {
    lists = next;
    // What was registered last comes first: a dialog's or a page's key goes before a general one.
    all = lists.toReversed().flat();
    for (const listener of listeners) listener();
  };
  const find = (keys: string) => all.find((one) => one.run !== undefined && one.keys === keys);

  /** The binding that a press means, or null. */
  const read = (event: KeyboardEvent): KeyBinding | null => {
    if (event.defaultPrevented) return null;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return find(`mod+${key}`) ?? null;
    if (isTyping(event) || !options.singleKeys()) {
      first = null;
      return null;
    }
    const before = first !== null && options.now() <= first.until ? first.key : null;
    first = null;
    const pair = before === null ? undefined : find(`${before} ${key}`);
    if (pair !== undefined) return pair;
    if (all.some((one) => one.keys.startsWith(`${key} `))) first = { key, until: options.now() + SEQUENCE_MS };
    return find(key) ?? null;
  };

  return {
    /** Adds keys; the answer takes them away again. */
    register(bindings: readonly KeyBinding[]): () => void {
      change([...lists, bindings]);
      return () => change(lists.filter((one) => one !== bindings));
    },
    /** Every key that holds now; the same array until one is added or taken away. */
    list: () => all,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(event: KeyboardEvent): void {
      const found = read(event);
      if (found === null) return;
      event.preventDefault();
      found.run?.();
    },
  };
}

const STORE_KEY = 'bedside.single-keys-off';
const settingListeners = new Set<() => void>();

/** People on this device who switched single keys off (WCAG 2.1.4), by id. */
function peopleWithout(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

let whoIsHere: string | null = null;

/** Whose setting holds; told by the frame of the signed-in pages. */
export function setKeysPerson(personId: string | null): void {
  whoIsHere = personId;
}

export function areSingleKeysOn(): boolean {
  return whoIsHere === null || !peopleWithout().includes(whoIsHere);
}

/** Switches keys without Ctrl or ⌘ on or off, for the person who is signed in, on this device. */
export function setSingleKeys(on: boolean): void {
  const others = peopleWithout().filter((id) => id !== whoIsHere);
  localStorage.setItem(STORE_KEY, JSON.stringify(on || whoIsHere === null ? others : [...others, whoIsHere]));
  for (const listener of settingListeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore((listener) => {
    settingListeners.add(listener);
    return () => settingListeners.delete(listener);
  }, areSingleKeysOn);
}

const keys = createKeyRegistry({ singleKeys: areSingleKeysOn, now: () => performance.now() });

/** Begins to answer key presses; the answer ends it. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', keys.press);
  return () => window.removeEventListener('keydown', keys.press);
}

/** Every key that holds now, for the sheet. */
export function useKeyList(): readonly KeyBinding[] {
  return useSyncExternalStore(keys.subscribe, keys.list);
}

/** Registers the keys of a page or of the frame while it is on screen. What they do may change from one drawing to the next. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  // The words are told anew only when they change; what a key does is looked up when it is pressed.
  const told = JSON.stringify(bindings.map(({ run, ...words }) => ({ ...words, runs: run !== undefined })));
  useEffect(() => {
    const list = JSON.parse(told) as (Omit<KeyBinding, 'run'> & { runs: boolean })[]; // written two lines above
    return keys.register(
      list.map(({ runs, ...words }, at) => (runs ? { ...words, run: () => latest.current[at]?.run?.() } : words)),
    );
  }, [told]);
}
