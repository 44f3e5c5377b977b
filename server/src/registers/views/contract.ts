import { z } from 'zod';
import { defineEndpoint, done, uuid } from '../../kernel/http/contract.ts';

export const viewList = z.enum(['posts', 'review', 'search']);
export type ViewList = z.infer<typeof viewList>;

/** Filters as the list has them in its address: short names, short values. A list leaves out what it does not know. */
export const viewFilters = z
  .record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.union([z.string().max(200), z.boolean()]))
  .refine((filters) => Object.keys(filters).length <= 20, { error: 'TOO_MANY_FILTERS' });
export type ViewFilters = z.infer<typeof viewFilters>;

const name = z.string().trim().min(1).max(60);

export const savedView = z.object({
  id: uuid,
  list: viewList,
  name: z.string(),
  filters: viewFilters,
  /** For everybody in the organization; else for its owner only. */
  isShared: z.boolean(),
  isMine: z.boolean(),
  revision: z.number().int(),
});
export type SavedView = z.infer<typeof savedView>;

export const listViews = defineEndpoint({
  method: 'GET',
  path: '/views',
  summary: 'Own and shared views of a list, in their order',
  query: z.object({ list: viewList }),
  answer: z.object({ views: z.array(savedView), mayShare: z.boolean() }),
});

export const createView = defineEndpoint({
  method: 'POST',
  path: '/views',
  summary: 'Save the filters of a list under a name',
  body: z.object({ list: viewList, name, filters: viewFilters, isShared: z.boolean().default(false) }),
  answer: savedView,
});

export const changeView = defineEndpoint({
  method: 'PUT',
  path: '/views/:id',
  summary: 'Change the name, the filters or for whom a view is',
  params: z.object({ id: uuid }),
  body: z.object({ revision: z.number().int(), name, filters: viewFilters, isShared: z.boolean() }),
  answer: savedView,
});

export const orderViews = defineEndpoint({
  method: 'PUT',
  path: '/views/order',
  summary: 'Put the own views of a list into an order',
  body: z.object({ list: viewList, viewIds: z.array(uuid).max(100) }),
  answer: done,
});

export const removeView = defineEndpoint({
  method: 'DELETE',
  path: '/views/:id',
  summary: 'Forget a view',
  params: z.object({ id: uuid }),
  answer: done,
});
