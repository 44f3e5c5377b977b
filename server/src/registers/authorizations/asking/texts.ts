import type { z } from 'zod';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { type NumberFault, readNumber, showNumber } from '../../../kernel/texts/numbers.ts';
import { countSegments, plainSigns } from '../../../kernel/texts/segments.ts';
import { isStopped, queueText } from '../../../kernel/texts/service.ts';
import { readOrganization } from '../../org/service.ts';
import { loadRulesOfSite } from '../house-rules.ts';
import type { RequestInput, TextKind, textPreview } from './contract.ts';
import { type RequestRow, readAsked } from './request-rows.ts';
import { CODE_HOLDS_MS } from './state.ts';
import { ASKING_TEXTS } from './text-words.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const faults: Readonly<Record<NumberFault, { message: string; remedy: string }>> = {
  NUMBER_INVALID: {
    message: 'This is no telephone number.',
    remedy: 'Give it with its area code, as (202) 555-0142.',
  },
  NUMBER_NEEDS_PLUS: {
    message: 'This number is of another country.',
    remedy: 'Type it with + and the code of the country.',
  },
  NUMBER_NOT_MOBILE: {
    message: 'Nobody can be texted at this number: it is a landline, or one that costs or serves many.',
    remedy: 'Give the number of a mobile telephone, or leave it out.',
  },
};

/**
 * What was asked with its number in E.164; as it is where no number was typed.
 * @throws `NUMBER_INVALID`, `NUMBER_NEEDS_PLUS`, `NUMBER_NOT_MOBILE`, and `TEXTS_NOT_SET_UP` where no text can go
 */
export function withReadNumber(input: RequestInput, textsAreSetUp: boolean): RequestInput {
  const { phone } = input.signer;
  if (phone === null || phone === '')
    return { ...input, signer: { ...input.signer, phone: null, agreesToTexts: false } };
  if (!textsAreSetUp) {
    throw unprocessable({
      code: 'TEXTS_NOT_SET_UP',
      message: 'Text messages are not set up here.',
      remedy: 'Leave the number out. Whoever looks after this Bedside can set up a gateway for texts.',
      details: { fields: [{ path: 'signer.phone' }] },
    });
  }
  const read = readNumber(phone);
  if ('fault' in read) {
    const details = { fields: [{ path: 'signer.phone' }] };
    throw unprocessable({ code: read.fault, ...faults[read.fault], details });
  }
  return { ...input, signer: { ...input.signer, phone: read.number } };
}

/** The text with the link as it would go out, and what it counts as; null where none would. */
export async function previewText(scope: Scope, input: RequestInput): Promise<z.output<typeof textPreview> | null> {
  const { phone } = input.signer;
  if (phone === null || input.way !== 'link') return null;
  const house = await houseIn(scope, input);
  const words = (word: string) =>
    ASKING_TEXTS[input.language].link({ house, link: `${scope.services.publicUrl}/permission/${word}` });
  const { characters, segments } = countSegments(words(`${scope.organizationId}.${'x'.repeat(SECRET_LENGTH)}`));
  return { number: showNumber(phone), words: words('…'), characters, segments };
}

/** Signs of the secret in a link. */
const SECRET_LENGTH = 43;

/** The number to which texts about an asking may go now; null where there is none, or its owner wants no more. */
export async function textNumberOf(
  scope: Scope,
  row: RequestRow,
  { textsAreSetUp }: { readonly textsAreSetUp: boolean },
): Promise<string | null> {
  const { phone } = readAsked(scope, row).signer;
  if (!textsAreSetUp || phone === null || phone === '') return null;
  return (await isStopped(scope, phone)) ? null : phone;
}

/** What a text carries: a link or a code. */
type Carried = { readonly kind: TextKind; readonly word: string };

/** Writes a text to whoever is asked, in the transaction of what causes it. */
export async function queueAskingText(
  scope: Scope,
  { row, number, kind, word }: Carried & { row: RequestRow; number: string },
): Promise<void> {
  const words = ASKING_TEXTS[row.language];
  const body = kind === 'code' ? words.code(word) : words[kind]({ house: await houseOf(scope, row), link: word });
  const holdsMs = kind === 'code' ? CODE_HOLDS_MS : DAY_MS;
  const endsAt = new Date(scope.services.clock.now().getTime() + holdsMs);
  await queueText(scope, { aboutId: row.id, kind, number, body, endsAt, atMostOnce: kind === 'code' });
}

const houseOf = (scope: Scope, row: RequestRow) =>
  houseIn(scope, { kind: row.kind, siteId: readAsked(scope, row).siteId });

/** Its name; null where that alone says what somebody is treated for (42 CFR 2.12): carriers can read a text. */
async function houseIn(scope: Scope, { kind, siteId }: Pick<RequestInput, 'kind' | 'siteId'>): Promise<string | null> {
  const { isOfPart2Program } = await loadRulesOfSite(scope, siteId);
  if (isOfPart2Program || kind === 'part2') return null;
  return plainSigns((await readOrganization(scope)).name);
}
