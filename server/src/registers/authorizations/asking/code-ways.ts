import type { Scope } from '../../../kernel/scope/scope.ts';
import { type RequestRow, readAsked } from './request-rows.ts';
import { textNumberOf } from './texts.ts';

/** What the operator has set up. */
export type SetUp = { readonly mailIsSetUp: boolean; readonly textsAreSetUp: boolean };

/** A way by which whoever signs can get their code, and where to: hidden, but for what one knows one's own by. */
export type CodeWay = { readonly way: 'mail' | 'sms'; readonly to: string; readonly hint: string };

/** The ways by which a code can go. None: the staff tells it. */
export async function codeWaysOf(scope: Scope, row: RequestRow, setUp: SetUp): Promise<readonly CodeWay[]> {
  const { email } = readAsked(scope, row).signer;
  const number = await textNumberOf(scope, row, setUp);
  return [
    ...(setUp.mailIsSetUp && email !== null ? [{ way: 'mail' as const, to: email, hint: hintOf(email) }] : []),
    ...(number === null ? [] : [{ way: 'sms' as const, to: number, hint: number.slice(-2) }]),
  ];
}

/** "a…@e….org": enough to know one's own address, too little to learn somebody else's. */
function hintOf(email: string): string {
  const [name = '', domain = ''] = email.split('@', 2);
  return `${name.slice(0, 1)}…@${domain.slice(0, 1)}…${domain.slice(domain.lastIndexOf('.'))}`;
}
