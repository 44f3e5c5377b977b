import type { Scope } from '../../kernel/scope/scope.ts';
import { groupOf, type HandOver } from '../people/service.ts';
import { listKeys, revokeKey } from './service.ts';

/** Keys act as their owner, so they end with them. They open nothing from the moment on at which their owner is gone. */
export const keysHandOver: HandOver = {
  preview: async (scope, { from }) => {
    const items = (await activeKeysOf(scope, from)).map(({ id, name }) => ({ id, label: name, link: null }));
    return groupOf('key', 'ends', items);
  },
  handOver: async (scope, { from }) => {
    for (const { id } of await activeKeysOf(scope, from)) await revokeKey(scope, id);
  },
};

async function activeKeysOf(scope: Scope, personId: string) {
  const { keys } = await listKeys(scope);
  return keys.filter(({ owner, state }) => owner.id === personId && state === 'active');
}
