import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import {
  addUtmPreset as addEndpoint,
  changeUtmPreset as changeEndpoint,
  listUtmPresets as listEndpoint,
  removeUtmPreset as removeEndpoint,
} from './contract.ts';
import { addUtmPreset, changeUtmPreset, listUtmPresets, removeUtmPreset } from './service.ts';

/** `shortBase` is what short addresses begin with, `house` the places whose addresses leave as they are. */
export function utmPresetRoutes(places: { readonly shortBase: string; readonly house: readonly string[] }): Route[] {
  return [
    serve(listEndpoint, async (_, seed) => ({
      ...(await inScope(seed, listUtmPresets)),
      shortBase: places.shortBase,
      house: [...places.house],
    })),
    serve(addEndpoint, ({ body }, seed) => inScope(seed, (scope) => addUtmPreset(scope, body))),
    serve(changeEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeUtmPreset(scope, { presetId: params.id, ...body })),
    ),
    serve(removeEndpoint, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeUtmPreset(scope, params.id));
      return { ok: true as const };
    }),
  ];
}
