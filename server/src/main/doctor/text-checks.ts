import { systemClock } from '../../kernel/clock/clock.ts';
import { createEgress } from '../../kernel/egress/egress.ts';
import { createLogger } from '../../kernel/log/logger.ts';
import { createTexter } from '../../kernel/texts/texter.ts';
import type { SmsTrouble } from '../../kernel/texts/trouble.ts';
import { USER_AGENT } from '../open-blobs.ts';
import { type Check, type Found, fine, risky } from './check.ts';
import type { Examination } from './examination.ts';

const reads = ['SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN', 'SMS_FROM', 'SMS_URL', 'EGRESS_ALLOW_LOOPBACK'] as const;

/** Whether people who are asked for a permission can get text messages. */
export const textChecks: readonly Check[] = [{ code: 'SMS_UNUSABLE', reads, look: lookAtGateway }];

const remedies: Partial<Record<SmsTrouble, string>> = {
  SMS_AUTH_FAILED: 'Check SMS_ACCOUNT_SID and SMS_AUTH_TOKEN, and that SMS_URL is of the same company.',
  SMS_ACCOUNT_STOPPED: 'Ask the company why the account is stopped.',
};

/** Asks for the newest message and reads none: nothing is sent. */
async function lookAtGateway({ config }: Examination): Promise<readonly Found[]> {
  const log = createLogger({ level: 'silent' });
  const { fetch } = createEgress({ allowLoopback: config.egressAllowLoopback, log, userAgent: USER_AGENT });
  const trouble = await createTexter({ settings: config.texts, fetch, clock: systemClock, log })?.greet();
  if (trouble === undefined || trouble === null) return fine;
  return risky(
    `The gateway for text messages cannot be used (${trouble}).`,
    remedies[trouble] ?? 'Check SMS_URL and firewalls; where the company has trouble itself, wait.',
  );
}
