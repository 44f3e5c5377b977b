import { sql } from 'drizzle-orm';
import { createPost } from '../../flow/compose/service.ts';
import { recordDecision } from '../../flow/review/service.ts';
import { submitDraft } from '../../flow/review/submit-draft.ts';
import { planPost } from '../../flow/schedule/service.ts';
import type { OpenCall } from '../../kernel/http/serve-endpoint.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { inScope, personActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { listChannels } from '../../registers/channels/service.ts';
import type { MediaView } from '../../registers/media/contract.ts';
import { addImage } from '../../registers/media/service.ts';
import type { OrganizationView } from '../../registers/org/contract.ts';
import { stepsOf } from '../../registers/org/kinds.ts';
import { createOrganization } from '../../registers/org/service.ts';
import { activatePerson, addPerson } from '../../registers/people/service.ts';
import { connectOwnNetworks, founderSeed, requireNotSetUp, trainedUntil } from '../../registers/sign-in/set-up.ts';
import { createUser, findUserByEmail, storePassword } from '../../registers/sign-in/users.ts';
import type { AppContext } from '../context.ts';
import { readablePassword } from './readable-password.ts';
import { type SamplePerson, sampleOrganization, samplePeople } from './sample-people.ts';
import { type SamplePost, samplePosts } from './sample-posts.ts';
import { drawTeachingRadiograph } from './teaching-radiograph.ts';

const DAY_MS = 86_400_000;

type Locale = 'en' | 'es';

/** Seeds in which the sample's people act, each as themselves. */
type Cast = Readonly<Record<SamplePerson['key'], ScopeSeed>>;

export type MadeSample = { readonly organization: OrganizationView; readonly password: string };

/**
 * Creates an invented children's hospital with people in every role and posts at every turn of the flow, all of it
 * through the services that people use, so that trail, screening and reviews are real.
 * @throws `SET_UP_ALREADY` when there is an organization, also where two requests come at once.
 */
export async function createSampleOrganization(
  context: AppContext,
  call: OpenCall,
  locale: Locale,
): Promise<MadeSample> {
  const password = readablePassword(context.services.keyring);
  const seed = founderSeed({ services: context.services, requestId: call.requestId });
  const { organization, cast, radiograph } = await inScope(seed, async (scope) => {
    await takeTurns(scope);
    // Drawn before anything is kept: where it fails, nothing was made.
    const drawn = await drawTeachingRadiograph();
    const made = await createOrganization(scope, {
      ...sampleOrganization,
      reviewSteps: stepsOf('hospital', 'en'),
      isSample: true,
      // It has one administrator, and nothing of it is real.
      secondAdministrator: 'not-needed',
    });
    return {
      organization: made,
      cast: await addPeople(scope, { context, call, password, locale }),
      radiograph: drawn,
    };
  });
  await connectOwnNetworks({ connectors: context.connectors, seed }, founderOf(cast));
  const image = await addImage(cast.osei, context.intake, {
    bytes: radiograph,
    fileName: 'teaching-radiograph.jpg',
    declaredMime: 'image/jpeg',
  });
  for (const post of samplePosts) await addPost(cast, { post, image });
  return { organization, password };
}

/** Whoever comes second waits until the first is done, and then finds the installation set up. */
async function takeTurns(scope: Scope): Promise<void> {
  await scope.tx.execute(sql`select pg_advisory_xact_lock(hashtext('bedside.set-up'))`);
  await requireNotSetUp(scope.services);
}

function founderOf(cast: Cast): Parameters<typeof connectOwnNetworks>[1] {
  const { actor } = cast.maya;
  if (actor.type !== 'person') throw new TypeError('the founder is a person');
  const founder = samplePeople.find(({ key }) => key === 'maya');
  return { id: actor.id, roles: [...(founder?.roles ?? [])] };
}

type Casting = {
  readonly context: AppContext;
  readonly call: OpenCall;
  readonly password: string;
  readonly locale: Locale;
};

async function addPeople(scope: Scope, casting: Casting): Promise<Cast> {
  const entries: [SamplePerson['key'], ScopeSeed][] = [];
  for (const person of samplePeople) {
    const locale = person.locale ?? casting.locale;
    const userId = await userFor(scope, casting, person);
    const privacyTrainedUntil = person.privacyTrained ? trainedUntil(scope) : null;
    const { id } = await addPerson(scope, { ...person, locale, privacyTrainedUntil });
    await activatePerson(scope, { personId: id, userId, locale });
    // A view carries the id as plain text.
    const actor = personActor({ id: id as PersonId, roles: person.roles, sessionId: 'set-up' });
    const { services, organizationId, requestId } = scope;
    entries.push([person.key, { services, organizationId, requestId, actor }]);
  }
  // One entry for each person of the list, and the list has every key.
  return Object.fromEntries(entries) as Cast;
}

/** A user who can sign in; where an earlier set-up was cut off, the one that it left. */
async function userFor(scope: Scope, casting: Casting, person: SamplePerson): Promise<string> {
  const { password } = casting;
  const known = await findUserByEmail(scope.tx, person.email);
  if (known === null) return createUser(scope, { email: person.email, password });
  await storePassword(scope, { userId: known.id, password });
  return known.id;
}

/** Days from now, so that the calendar is never empty, and a review has a day by which it is due. */
function wallTimeOf(scope: Scope, { inDays, time }: NonNullable<SamplePost['wished']>) {
  const day = new Date(scope.services.clock.now().getTime() + inDays * DAY_MS).toISOString().slice(0, 10);
  return { localTime: `${day}T${time}`, timeZone: sampleOrganization.timeZone, fold: null };
}

async function addPost(cast: Cast, made: { post: SamplePost; image: MediaView }): Promise<void> {
  const { post, image } = made;
  const images = post.altText === undefined ? [] : [{ mediaId: image.id, sha256: image.sha256, altText: post.altText }];
  const review = await inScope(cast[post.author], async (scope) => {
    const channelIds = (await listChannels(scope)).map((channel) => channel.id);
    const { language, text } = post;
    const content = { schema: 1, baseText: text, link: null, images, variants: {}, channelIds, language } as const;
    const { id, draft } = await createPost(scope, { content: { ...content, images: [...images] } });
    if (post.wished !== undefined) await planPost(scope, { postId: id, ...wallTimeOf(scope, post.wished) });
    if (post.came.to === 'draft') return null;
    return submitDraft(scope, { postId: id, revision: draft.revision });
  });
  const { came } = post;
  if (review === null || came.to === 'draft' || came.to === 'in_review') return;
  await inScope(cast[came.by], (scope) =>
    recordDecision(scope, {
      reviewId: review.reviewId,
      stepId: 'approval',
      contentHash: review.screening.contentHash,
      outcome: came.to === 'approved' ? 'approve' : 'request_changes',
      comment: came.comment,
    }),
  );
}
