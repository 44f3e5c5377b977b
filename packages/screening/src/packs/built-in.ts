import { euGdpr } from './eu-gdpr.ts';
import type { RulePack } from './pack.ts';
import { professionalConduct } from './professional-conduct.ts';
import { usFtc } from './us-ftc.ts';
import { usHipaa } from './us-hipaa.ts';
import { usPart2 } from './us-part2.ts';

/** Every pack the engine ships. */
export const builtInPacks: readonly RulePack[] = [usHipaa, usPart2, usFtc, professionalConduct, euGdpr];
