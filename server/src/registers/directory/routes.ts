import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import type { HandOver } from '../people/service.ts';
import { directoryAccess } from './access.ts';
import * as doors from './contract.ts';
import { directoryNames, directoryRevision } from './directory-names.ts';
import { listGroups, mapGroupRoles } from './groups.ts';
import { applyImport, discardImport, previewImport, startImport, takePart } from './import.ts';
import {
  addStaff,
  changeStaff,
  getStaff,
  linkStaff,
  listStaff,
  readStaffSummary,
  removeStaff,
  setStaffState,
} from './service.ts';

const ok = { ok: true as const };

/** @param parts what each room does when somebody leaves */
export function directoryRoutes(parts: { readonly handOvers: readonly HandOver[] }): Route[] {
  return [...memberRoutes(parts.handOvers), ...groupRoutes(), ...importRoutes(parts.handOvers)];
}

function memberRoutes(handOvers: readonly HandOver[]): Route[] {
  return [
    serve(doors.staffSummary, (_input, seed) => inScope(seed, readStaffSummary)),
    serve(doors.listStaffNames, (_input, seed) =>
      inScope(seed, async (scope) => {
        requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
        return { revision: await directoryRevision(scope), names: await directoryNames(scope) };
      }),
    ),
    serve(doors.listStaff, ({ query }, seed) => inScope(seed, (scope) => listStaff(scope, query))),
    serve(doors.addStaff, ({ body }, seed) => inScope(seed, (scope) => addStaff(scope, body))),
    serve(doors.getStaff, ({ params }, seed) => inScope(seed, (scope) => getStaff(scope, params.id))),
    serve(doors.changeStaff, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeStaff(scope, { memberId: params.id, ...body })),
    ),
    serve(doors.setStaffState, ({ params, body }, seed) =>
      inScope(seed, (scope) => setStaffState(scope, { memberId: params.id, ...body }, handOvers)),
    ),
    serve(doors.linkStaff, ({ params, body }, seed) =>
      inScope(seed, (scope) => linkStaff(scope, { memberId: params.id, ...body })),
    ),
    serve(doors.removeStaff, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeStaff(scope, params.id));
      return ok;
    }),
  ];
}

function groupRoutes(): Route[] {
  return [
    serve(doors.listStaffGroups, (_input, seed) =>
      inScope(seed, async (scope) => ({ groups: await listGroups(scope) })),
    ),
    serve(doors.mapGroupRoles, ({ params, body }, seed) =>
      inScope(seed, (scope) => mapGroupRoles(scope, { groupId: params.id, ...body })),
    ),
  ];
}

function importRoutes(handOvers: readonly HandOver[]): Route[] {
  return [
    serve(doors.startImport, (_input, seed) => inScope(seed, async (scope) => ({ id: await startImport(scope) }))),
    serve(doors.sendImportPart, async ({ params, body }, seed) => {
      await inScope(seed, (scope) => takePart(scope, { importId: params.id, number: params.number, text: body.text }));
      return ok;
    }),
    serve(doors.previewImport, ({ params, body }, seed) =>
      inScope(seed, (scope) => previewImport(scope, { importId: params.id, ...body })),
    ),
    serve(doors.applyImport, ({ params, body }, seed) =>
      inScope(seed, (scope) => applyImport(scope, { importId: params.id, ...body }, handOvers)),
    ),
    serve(doors.discardImport, async ({ params }, seed) => {
      await inScope(seed, (scope) => discardImport(scope, params.id));
      return ok;
    }),
  ];
}
