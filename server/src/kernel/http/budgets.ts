import type { Cost } from './contract.ts';

/** So many requests in so many seconds, counted in a window that begins with the first one. */
export type Budget = { readonly requests: number; readonly seconds: number };

export type Budgets = {
  readonly person: Readonly<Record<Exclude<Cost, 'free'>, Budget>>;
  readonly key: Readonly<Record<Exclude<Cost, 'free'>, Budget>>;
  /** Of one network address, whoever asks; looked at before anything is read from the database. */
  readonly address: Budget;
  /** Of one network address, without anybody signed in. */
  readonly stranger: Budget;
};

const minute = (requests: number): Budget => ({ requests, seconds: 60 });

/** Each with its reason. They hold for one process: three processes behind a balancer let three times as much pass. */
export const budgets: Budgets = {
  person: {
    // The console asks about 60 times a minute in the busiest room, and ten times for a page: some ten windows at once.
    read: minute(1_200),
    // Autosave every two seconds in four windows, and as much by hand again.
    write: minute(240),
    // One upload or check a second, for a minute: a picture takes half a second of a processor.
    costly: minute(60),
  },
  key: {
    // A program that reads all 10,000 posts by pages of 100 needs 100; ten a second is plenty for any that polls.
    read: minute(600),
    write: minute(120),
    // An import of a thousand texts is one request; a screening of each post by itself is one a second.
    costly: minute(60),
  },
  // A hospital of 2,000 people behind one address, each with an open console; more is an attack.
  address: minute(60_000),
  // Everybody of that hospital signs in within five minutes, at three requests each.
  stranger: minute(1_200),
};
