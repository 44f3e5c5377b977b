/**
 * What this browser keeps for whoever is signed in, until the server has it: rows of IndexedDB, each with its owner.
 * Nothing here is encrypted, since a page has no key that the disk below it has not; so rows are few, end by themselves,
 * and are thrown away when their owner signs out or somebody else signs in.
 */
export type StoreName = 'drafts';

export type StoredRow<Value> = {
  readonly key: string;
  /** Address of whoever wrote it: the same in all their organizations. */
  readonly owner: string;
  readonly organizationId: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly value: Value;
};

export type BrowserStore = {
  read(store: StoreName, key: string): Promise<StoredRow<unknown> | null>;
  list(store: StoreName): Promise<StoredRow<unknown>[]>;
  /** False when it could not be kept: no room, or a browser that keeps nothing. */
  put(store: StoreName, row: StoredRow<unknown>): Promise<boolean>;
  remove(store: StoreName, key: string): Promise<void>;
};

const DATABASE = 'bedside';
const VERSION = 1;
const STORES: readonly StoreName[] = ['drafts'];

let opening: Promise<IDBDatabase> | null = null;

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.addEventListener('upgradeneeded', () => {
      for (const store of STORES) request.result.createObjectStore(store, { keyPath: 'key' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('this browser keeps nothing')));
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    const fail = () => reject(transaction.error ?? request.error ?? new Error('this browser kept nothing'));
    // Only a finished transaction is on the disk.
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('error', fail);
    transaction.addEventListener('abort', fail);
  });
}

/** The store of this browser. It never throws: one that keeps nothing reads as empty. */
export const browserStore: BrowserStore = {
  read: async (store, key) => {
    // Written by `put` alone, in this shape; values are parsed by whoever reads them.
    const row = await inStore(store, 'readonly', (rows) => rows.get(key)).catch(() => undefined);
    return (row as StoredRow<unknown> | undefined) ?? null;
  },
  list: async (store) => {
    const rows = await inStore(store, 'readonly', (all) => all.getAll()).catch(() => []);
    return rows as StoredRow<unknown>[]; // as above
  },
  put: (store, row) =>
    inStore(store, 'readwrite', (rows) => rows.put(row)).then(
      () => true,
      () => false,
    ),
  remove: (store, key) =>
    inStore(store, 'readwrite', (rows) => rows.delete(key)).then(
      () => undefined,
      () => undefined,
    ),
};

/** Unsaved work that nobody came back to ends after so long. */
const KEEP_MS = 14 * 24 * 3_600_000;

/** Throws away what somebody else left in this browser, and what is too old. */
export async function tidyBrowserStore(
  owner: string,
  nowMs: number,
  store: BrowserStore = browserStore,
): Promise<void> {
  await removeWhere(store, (row) => row.owner !== owner || nowMs - row.keptAt > KEEP_MS);
}

/** Whether something waits here that the server does not have. */
export async function hasUnsentWork(store: BrowserStore = browserStore): Promise<boolean> {
  const lists = await Promise.all(STORES.map((name) => store.list(name)));
  return lists.some((rows) => rows.length > 0);
}

/** For signing out: nothing of anybody stays. */
export async function emptyBrowserStore(store: BrowserStore = browserStore): Promise<void> {
  await removeWhere(store, () => true);
}

async function removeWhere(store: BrowserStore, gone: (row: StoredRow<unknown>) => boolean): Promise<void> {
  for (const name of STORES) {
    const rows = await store.list(name);
    await Promise.all(rows.filter(gone).map(({ key }) => store.remove(name, key)));
  }
}
