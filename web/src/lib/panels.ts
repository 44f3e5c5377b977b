import { useSyncExternalStore } from 'react';

/** What opens over any page: one at a time. */
export type PanelName = 'palette' | 'keys' | 'help';

let open: PanelName | null = null;
const listeners = new Set<() => void>();

function change(next: PanelName | null): void {
  open = next;
  for (const listener of listeners) listener();
}

export function openPanel(name: PanelName): void {
  change(name);
}

/** Closes a panel, or whichever is open; another one that was opened meanwhile stays. */
export function closePanel(name?: PanelName): void {
  if (name === undefined || name === open) change(null);
}

export function useOpenPanel(): PanelName | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
