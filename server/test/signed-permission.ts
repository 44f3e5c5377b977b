/** Somebody who is asked for a permission, and signs it on the pages that are made for that. */
import { usesForSigner } from '../src/flow/publish/recall/service.ts';
import { newWord } from '../src/kernel/crypto/link-word.ts';
import { newId } from '../src/kernel/ids/ids.ts';
import { declineForm, signForm } from '../src/registers/authorizations/asking/answer.ts';
import { requestInput } from '../src/registers/authorizations/asking/contract.ts';
import { updateRequest } from '../src/registers/authorizations/asking/request-rows.ts';
import { getRequest, makeRequestCode, sendRequest } from '../src/registers/authorizations/asking/service.ts';
import {
  type Door,
  giveCode,
  lookBehindLink,
  readCopy,
  type SigningCall,
} from '../src/registers/authorizations/asking/signing.ts';
import type { FilledForm } from '../src/registers/authorizations/forms/fill-form.ts';
import { type HouseSealing, plainSealing } from '../src/registers/authorizations/seal/house-sealing.ts';
import { createImageIntake } from '../src/registers/media/image-intake.ts';
import type { House, World } from './world.ts';

type Sealed = { readonly sealing?: HouseSealing; readonly again?: number };

const parts = { isShown: async () => true, mailIsSetUp: false, textsAreSetUp: true };

/** An adult patient who is asked for one picture in the newsroom, to teach; `change` says what else. */
export function permissionInput(house: House, change: Readonly<Record<string, unknown>> = {}) {
  return requestInput.parse({
    subject: { kind: 'patient', name: 'Ana Flores', isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    way: 'link',
    description: 'Ana at the window.',
    infoScope: ['photo'],
    mediaIds: [],
    channelIds: [house.channels.newsroom],
    purposes: ['education'],
    capturedOn: '2027-02-10',
    expiresOn: '2029-03-01',
    withdrawAt: 'privacy@example.org',
    ...change,
  });
}

/**
 * Asked, signed with a yes to everything, and with a copy in hand. Gives the ids of the asking and of the permission, and a
 * look at the page of whoever signed.
 */
export async function signPermission(
  world: World,
  house: House,
  change: Readonly<Record<string, unknown>> = {},
): Promise<{ requestId: string; authorizationId: string; look: () => Promise<Door> }> {
  return answerPermission(world, house, await askForPermission(world, house, change));
}

/** The same, sealed as the settings of an operator say. `again`: how often the same answer is sent in. */
export async function signSealed(
  world: World,
  house: House,
  { change = {}, ...how }: Sealed & { change?: Readonly<Record<string, unknown>> },
): ReturnType<typeof signPermission> {
  return answerPermission(world, house, { ...(await askForPermission(world, house, change)), ...how });
}

/** Asked, and not answered yet. */
export async function askForPermission(
  world: World,
  house: House,
  change: Readonly<Record<string, unknown>> = {},
): Promise<{ requestId: string; token: string }> {
  return world.as(house, 'officer', async (scope) => {
    const { request, link } = await sendRequest(scope, parts, permissionInput(house, change));
    if (link !== null) return { requestId: request.id, token: new URL(link).pathname.split('/').at(-1) ?? '' };
    // It went by text, and nobody here reads it there: another takes its place.
    const { word, hash } = newWord(scope.organizationId);
    await updateRequest(scope, request.id, { linkHash: hash });
    return { requestId: request.id, token: word };
  });
}

/** What was asked, signed with a yes to everything, and with a copy in hand. */
export async function answerPermission(
  world: World,
  house: House,
  { requestId, token, sealing = plainSealing, again = 0 }: Sealed & { requestId: string; token: string },
): Promise<{ requestId: string; authorizationId: string; look: () => Promise<Door> }> {
  const { code } = await world.as(house, 'officer', (scope) => makeRequestCode(scope, parts, requestId));
  const browser = openBrowser(world);
  await browser((call) => giveCode(call, token, code));
  const door = await browser((call) => lookBehindLink(call, token));
  if (door.stage !== 'form') throw new Error(`behind the link is ${door.stage}`);
  const submitted = { ...answersOf(door.form), submissionId: newId(), shownSha256: door.formSha256 };
  const intake = createImageIntake();
  const signing = { intake, clientAddress: () => '192.0.2.10', sealing };
  const sending = Array.from({ length: again + 1 }, () =>
    browser((call) => signForm(call, signing, { token, submitted })),
  );
  await Promise.all(sending);
  await intake.close();
  await browser((call) => readCopy(call, token));
  const signed = await world.as(house, 'officer', (scope) => getRequest(scope, requestId));
  const look = () => browser((call) => lookBehindLink(call, token));
  return { requestId, authorizationId: signed.request.authorizationId ?? '', look };
}

/** "No", with nothing but the link. */
export async function declineAsked(world: World, token: string): Promise<void> {
  await openBrowser(world)((call) => declineForm(call, token, newId()));
}

/** Yes to all. */
function answersOf({ parts: all }: FilledForm) {
  const chosen = all.flatMap((part) =>
    part.part === 'choices' ? [[part.of, part.items.map(({ id }) => id)] as const] : [],
  );
  const answers = all.flatMap((part) => (part.part === 'answer' ? [[part.id, 'yes'] as const] : []));
  return {
    chosen: Object.fromEntries(chosen),
    answers: Object.fromEntries(answers),
    name: 'Ana Flores',
    drawing: null,
  };
}

/** A browser with its cookie, which lives from one request to the next. */
function openBrowser(world: World) {
  let cookie = '';
  return async <T>(work: (call: SigningCall) => Promise<T>): Promise<T> => {
    const responseHeaders = new Headers();
    const request = new Request('https://bedside.example/', { headers: cookie === '' ? {} : { cookie } });
    const { services } = world;
    const answer = await work({
      services,
      requestId: newId<'request'>(),
      request,
      responseHeaders,
      mailIsSetUp: false,
      textsAreSetUp: false,
      whereUsed: usesForSigner,
    });
    cookie = responseHeaders.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
}
