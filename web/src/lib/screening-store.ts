import type { ScreenedField } from './screening-desk.ts';

export type ScreenedFields = ReadonlyMap<string, ScreenedField>;

/**
 * The newest answer of the worker, kept beside React: an editor draws its own marks from it at once, while the rest of
 * the page follows when it has time.
 */
export type ScreeningStore = {
  get(): ScreenedFields;
  set(fields: ScreenedFields): void;
  subscribe(listener: () => void): () => void;
};

export const noFields: ScreenedFields = new Map();

export function createScreeningStore(): ScreeningStore {
  let fields = noFields;
  const listeners = new Set<() => void>();
  return {
    get: () => fields,
    set(next) {
      fields = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
