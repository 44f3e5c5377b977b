import { relyingPartyOf } from '../../../kernel/http/relying-party.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { type CodeWay, codeWaysOf, type SetUp } from './code-ways.ts';
import type { PasskeyView } from './contract.ts';
import { MOST_PASSKEYS, type PasskeyRow, passkeysOf } from './passkey-rows.ts';
import type { RequestRow } from './request-rows.ts';

/** What whoever signed sees of their passkeys on their own page. */
export type OwnPasskeys = {
  readonly passkeys: readonly Pick<PasskeyRow, 'id' | 'createdAt' | 'lastUsedAt' | 'setAsideAt'>[];
  readonly mayKeep: boolean;
  /** This browser is on a device of the house: a passkey belongs on another one. */
  readonly isHouseDevice: boolean;
};

/** The passkeys by which whoever is asked may come in here now. */
export async function offeredPasskeys(scope: Scope, house: SetUp, row: RequestRow): Promise<readonly PasskeyRow[]> {
  if (!relyingPartyOf(scope.services.publicUrl).possible) return [];
  const ways = await codeWaysOf(scope, row, house);
  return (await passkeysOf(scope, row)).filter((one) => one.setAsideAt === null && isAsGoodAsCode(one, ways));
}

/**
 * Where codes go to a mailbox or a telephone, nobody of the staff can make one; a passkey that was kept with a code of theirs
 * would be a way around that. So it has to have been kept with a code that went to the same place.
 */
function isAsGoodAsCode({ signer: { kept } }: PasskeyRow, ways: readonly CodeWay[]): boolean {
  if (ways.length === 0) return true;
  return ways.some(
    ({ way, to }) => kept.method === `code by ${way}` && kept.sentTo?.toLowerCase() === to.toLowerCase(),
  );
}

export async function viewOwnPasskeys(scope: Scope, row: RequestRow): Promise<OwnPasskeys> {
  const passkeys = await passkeysOf(scope, row);
  return {
    passkeys: passkeys.map(({ id, createdAt, lastUsedAt, setAsideAt }) => ({ id, createdAt, lastUsedAt, setAsideAt })),
    mayKeep: isKeeper(row) && passkeys.length < MOST_PASSKEYS && relyingPartyOf(scope.services.publicUrl).possible,
    isHouseDevice: row.provedBy === 'witness',
  };
}

/** One passkey does not beget another: whoever has got hold of it would stay when it is removed. */
export function isKeeper({ state, provedBy }: RequestRow): boolean {
  return state === 'signed' && (provedBy === 'code' || provedBy === 'witness');
}

/** The passkeys of whoever was asked, as the staff sees them. */
export async function viewPasskeys(scope: Scope, row: RequestRow): Promise<PasskeyView[]> {
  return (await passkeysOf(scope, row)).map(({ id, signer, createdAt, lastUsedAt, setAsideAt }) => ({
    id,
    keptAfter: signer.kept.method,
    keptAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    setAsideAt: setAsideAt?.toISOString() ?? null,
  }));
}
