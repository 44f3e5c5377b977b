import { CONTEXT } from '../tables/context.generated.ts';
import { type ContextModels, unpackContext } from './packed-context.ts';

let loaded: ContextModels | undefined;

/** The models that ship with the package, unpacked at the first call. */
export function contextModels(): ContextModels {
  loaded ??= unpackContext(CONTEXT);
  return loaded;
}
