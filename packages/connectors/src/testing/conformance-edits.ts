/** Cases for connectors of networks on which a post that stands can be changed. */
import assert from 'node:assert/strict';
import { composeNetworkText } from '../networks.ts';
import type { EditOutcome, EditReading, EditRequest, OutgoingPost, RemotePost } from '../port.ts';
import type { ConformanceFault, ConformanceHarness } from './conformance.ts';
import { deliver, describe, listAll, publishedPost, type Rules, type Stage } from './conformance-stage.ts';

type Standing = { readonly remote: RemotePost; readonly before: OutgoingPost };

async function stand(stage: Stage, post: Partial<OutgoingPost> = {}): Promise<Standing> {
  const request = stage.request(post);
  return { remote: publishedPost(await deliver(stage, request)), before: request.post };
}

/** The edit of a post that stands; `before` is what was delivered unless something else is said. */
function editOf(
  stage: Stage,
  of: Standing,
  made: Partial<Pick<EditRequest, 'before'>> & { post?: Partial<OutgoingPost> },
) {
  const { before = of.before } = made;
  const post = { ...of.before, text: 'Flu shots every Wednesday.', ...made.post };
  return { account: stage.account, remoteId: of.remote.remoteId, before, post };
}

function edit({ connector, io }: Stage, request: EditRequest): Promise<EditOutcome> {
  assert(connector.edit, 'a connector that can edit has a call for it');
  return connector.edit(request, io);
}

function readEdit({ connector, io }: Stage, request: EditRequest): Promise<EditReading> {
  assert(connector.readEdit, 'a connector that can edit can tell what came of it');
  return connector.readEdit(request, io);
}

async function editedPost(stage: Stage, request: EditRequest): Promise<RemotePost> {
  const outcome = await edit(stage, request);
  assert(outcome.kind === 'edited', `expected edited, not ${describe(outcome)}`);
  return outcome.post;
}

const listed = async (stage: Stage, { remote }: Standing) =>
  (await listAll(stage)).filter(({ remoteId }) => remoteId === remote.remoteId);

const rules: Rules = {
  'an edited post stands in its old place with its new words': async (stage) => {
    const of = await stand(stage);
    const request = editOf(stage, of, {});
    assert.deepEqual(await readEdit(stage, request), { kind: 'unedited' });
    const { remoteId, url } = await editedPost(stage, request);
    assert.deepEqual([remoteId, url], [of.remote.remoteId, of.remote.url]);
    assert.equal((await readEdit(stage, request)).kind, 'edited');
    const [only, ...others] = await listed(stage, of);
    assert.equal(only?.text, composeNetworkText(stage.connector.manifest, request.post));
    assert.deepEqual(others, []);
  },
  'editing again changes nothing': async (stage) => {
    const of = await stand(stage);
    const request = editOf(stage, of, {});
    const first = await editedPost(stage, request);
    assert.equal((await editedPost(stage, request)).remoteId, first.remoteId);
    assert.equal((await listed(stage, of)).length, 1);
  },
  'a post that is gone is not edited and does not come back': async (stage) => {
    const of = await stand(stage);
    await stage.connector.remove({ account: stage.account, remoteId: of.remote.remoteId }, stage.io);
    const request = editOf(stage, of, {});
    assert.deepEqual(await edit(stage, request), { kind: 'absent' });
    assert.deepEqual(await readEdit(stage, request), { kind: 'absent' });
    assert.deepEqual(await listed(stage, of), []);
  },
  'a post that somebody else has changed is left alone': async (stage) => {
    const of = await stand(stage);
    await editedPost(
      stage,
      editOf(stage, of, { before: null, post: { text: 'Closed for good, says somebody else.' } }),
    );
    const request = editOf(stage, of, {});
    assert.deepEqual(await edit(stage, request), { kind: 'changed' });
    assert.deepEqual(await readEdit(stage, request), { kind: 'changed' });
    assert.equal((await listed(stage, of))[0]?.text, 'Closed for good, says somebody else.');
  },
  'whatever stands is replaced where nobody knows what does': async (stage) => {
    const of = await stand(stage);
    await editedPost(
      stage,
      editOf(stage, of, { before: null, post: { text: 'Closed for good, says somebody else.' } }),
    );
    const request = editOf(stage, of, { before: null });
    assert.deepEqual(await readEdit(stage, request), { kind: 'unedited' });
    await editedPost(stage, request);
    assert.equal((await readEdit(stage, request)).kind, 'edited');
  },
  'an edit that the network does not take changes nothing': async (stage) => {
    const of = await stand(stage);
    const { maxLength } = stage.connector.manifest.text;
    const request = editOf(stage, of, { post: { text: 'b'.repeat(maxLength + 1) } });
    assert.equal((await edit(stage, request)).kind, 'rejected');
    assert.deepEqual(await readEdit(stage, request), { kind: 'unedited' });
  },
};

const pictureRules: Rules = {
  'alternative texts and pictures are edited too': async (stage) => {
    const [nurse, ramp] = [stage.picture('A nurse waves.'), stage.picture('A ramp leads to the door.')];
    const of = await stand(stage, { images: [nurse] });
    const described = { ...of.before, images: [{ ...nurse, altText: 'A nurse waves at the door.' }] };
    await editedPost(stage, editOf(stage, of, { post: described }));
    assert.deepEqual(await stage.subject.altTextsOf(of.remote), ['A nurse waves at the door.']);
    const more = { ...described, images: [...described.images, ramp] };
    await editedPost(stage, editOf(stage, of, { before: described, post: more }));
    assert.deepEqual(await stage.subject.altTextsOf(of.remote), ['A nurse waves at the door.', ramp.altText]);
    await editedPost(stage, editOf(stage, of, { before: more, post: { ...of.before, images: [] } }));
    assert.deepEqual(await stage.subject.altTextsOf(of.remote), []);
  },
};

const wordRules: Rules = {
  'pictures stay: an edit that changes them is not taken, and the words stay too': async (stage) => {
    const nurse = stage.picture('A nurse waves.');
    const of = await stand(stage, { images: [nurse] });
    const other = { ...nurse, sha256: 'b'.repeat(64) };
    const request = editOf(stage, of, { post: { images: [other] } });
    assert.equal((await edit(stage, request)).kind, 'rejected');
    assert.deepEqual(await stage.subject.altTextsOf(of.remote), ['A nurse waves.']);
    assert.equal((await listed(stage, of))[0]?.text, composeNetworkText(stage.connector.manifest, of.before));
  },
};

const lost: readonly ConformanceFault[] = ['time-out', 'reset', 'unreadable'];

const altTextRules: Rules = {
  'an alternative text is edited too': async (stage) => {
    const nurse = stage.picture('A nurse waves.');
    const of = await stand(stage, { images: [nurse] });
    const described = { images: [{ ...nurse, altText: 'A nurse waves at the door.' }] };
    await editedPost(stage, editOf(stage, of, { post: { ...described, text: of.before.text } }));
    assert.deepEqual(await stage.subject.altTextsOf(of.remote), ['A nurse waves at the door.']);
  },
};

/** The cases of edits, and of each way in which the answer to one is lost. */
export function editRules({ faults, manifest }: Pick<ConformanceHarness, 'faults' | 'manifest'>): Rules {
  const ofFaults = faults
    .filter((fault) => lost.includes(fault))
    .map((fault) => [
      `an edit whose answer is lost (${fault}) is in doubt, is seen, and may be made again`,
      async (stage: Stage) => {
        const request = editOf(stage, await stand(stage), {});
        stage.subject.misbehave(fault, 'edit');
        assert.equal((await edit(stage, request)).kind, 'ambiguous');
        assert.equal((await readEdit(stage, request)).kind, 'edited');
        await editedPost(stage, request);
      },
    ]);
  const showsAltTexts = manifest.media.altTextMaxLength > 0;
  const ofPictures = manifest.edits === 'words' ? wordRules : { ...altTextRules, ...pictureRules };
  return { ...rules, ...(showsAltTexts ? ofPictures : {}), ...Object.fromEntries(ofFaults) };
}

export async function offersNoEdits({ connector }: Stage): Promise<void> {
  assert.deepEqual([connector.edit, connector.readEdit], [undefined, undefined]);
}
