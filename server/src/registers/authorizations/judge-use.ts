import type { Authorization, Use } from './facts.ts';
import type { HouseRules } from './house-rules.ts';
import { judgeAuthorization, type Verdict } from './state.ts';

/** What somebody is to be shown or told of for, and where. */
export type PictureUse = Pick<Use, 'purpose' | 'channelId' | 'text'> & {
  readonly organizationId: string;
  /** The part of the organization that publishes; null is all of it. */
  readonly siteId: string | null;
  readonly rules: HouseRules;
};

/** What one permission is worth for a use of this house, by its rules. Pure. */
export function judgeUse(
  authorization: Authorization,
  use: PictureUse & Pick<Use, 'at' | 'infoScope' | 'mediaSha256' | 'isOfPatient'>,
): Verdict {
  const { organizationId, siteId, rules, ...told } = use;
  const { pack, ...ofPlace } = rules;
  const discloser = siteId !== null && authorization.disclosers.includes(siteId) ? siteId : organizationId;
  // Each person is judged alone here; whether all are cleared is told by all verdicts together.
  const persons = { seen: 0, cleared: 0 };
  return judgeAuthorization(authorization, { ...told, ...ofPlace, discloser, persons }, pack);
}
