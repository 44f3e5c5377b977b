// Whether everybody in a picture said yes, asked among many permissions; and a signed document, written and sealed.
import { sealJson } from '../../server/src/kernel/crypto/seal.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { fillForm } from '../../server/src/registers/authorizations/forms/fill-form.ts';
import { judgePersons } from '../../server/src/registers/authorizations/judge-persons.ts';
import { rulePack } from '../../server/src/registers/authorizations/rule-packs.ts';
import { createSealingKey } from '../../server/src/registers/authorizations/seal/authority.ts';
import { sealPdf } from '../../server/src/registers/authorizations/seal/seal-pdf.ts';
import { writeSignedDocument } from '../../server/src/registers/authorizations/seal/signed-document.ts';
import { judgeAuthorization } from '../../server/src/registers/authorizations/state.ts';
import { factsPlace, useOfAll } from '../../server/src/registers/authorizations/view-authorizations.ts';
import { openStage } from '../publish/stage.mjs';
import { factsOf, hashOf, spread } from './facts.mjs';

const SEALS = 30;
const AT_ONCE = 2_000;

/** One question for one picture with one person in it, in a transaction that is open, as the gate asks; verdict included. */
export async function measureChecksAmong({ authorizations: count, checks, say }) {
  const stage = await openStage();
  try {
    say(`${count} permissions are written`);
    await fill(stage, count);
    return { authorizations: count, ...(await measureChecks(stage, { count, checks })) };
  } finally {
    await stage.close();
  }
}

const picturesOf = (number) => [hashOf(`picture ${number} a`), hashOf(`picture ${number} b`)];

/** Rows as the house writes them, sealed one by one; a twentieth of the permissions was taken back. */
async function fill(stage, count) {
  const { keyring } = stage.context.services;
  const { organizationId, owner, author } = stage;
  const client = await owner.connect();
  await client.query(`select set_config('bedside.organization', $1, false)`, [organizationId]);
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = [];
    for (let number = from; number < Math.min(count, from + AT_ONCE); number += 1) {
      const [id, subjectId] = [newId(), newId()];
      const facts = { facts: factsOf(stage, picturesOf(number)), signerName: 'Ana Flores' };
      const sealed = Buffer.from(sealJson(keyring, facts, factsPlace(organizationId, id))).toString('hex');
      rows.push({ id, subject: subjectId, sealed, pictures: picturesOf(number), back: number % 20 === 0 });
    }
    await client.query(
      `with given as (select * from json_to_recordset($2::json) as g (id uuid, subject uuid, sealed text, pictures text[], back boolean)),
        subjects as (insert into authorization_subject (organization_id, id, kind, details_sealed, created_by, created_at)
          select $1, subject, 'patient', '\\x00', $3, now() from given),
        signed as (insert into signed_authorization (organization_id, id, subject_id, kind, language, medium, facts_sealed,
            document_sealed, document_sha256, signed_at, expires_at, copy_delivered_at, copy_way)
          select $1, id, subject, 'publication', 'en', 'electronic', decode(sealed, 'hex'), '\\x00', 'x', '2026-01-02', '2031-01-02', '2026-01-02', 'page' from given),
        media as (insert into authorization_medium (organization_id, authorization_id, sha256)
          select $1, id, unnest(pictures) from given),
        persons as (insert into pictured_person (organization_id, sha256, subject_id, added_by, added_at)
          select $1, unnest(pictures), subject, $3, now() from given)
       insert into authorization_withdrawal (organization_id, id, authorization_id, way, received_at, recorded_at)
          select $1, gen_random_uuid(), id, 'page', '2026-02-02', '2026-02-02' from given where back`,
      [organizationId, JSON.stringify(rows), author.actor.id],
    );
  }
  await client.query('analyze');
  client.release();
}

async function measureChecks(stage, { count, checks }) {
  const use = {
    organizationId: stage.organizationId,
    siteId: null,
    purpose: 'education',
    channelId: stage.channel.id,
    text: '',
    rules: { jurisdictions: [], conditionsMet: [], isOfPart2Program: false, pack: rulePack },
  };
  const times = [];
  const empty = [];
  let wrong = 0;
  for (let index = -200; index < checks; index += 1) {
    const number = Math.floor(Math.random() * count);
    const [hash] = picturesOf(number);
    await inScope(stage.author, async (scope) => {
      // The transaction stands before the clock runs, as it does where the gate asks.
      await scope.tx.execute('select 1');
      const before = performance.now();
      await scope.tx.execute('select 1');
      const from = performance.now();
      if (index >= 0) empty.push(from - before);
      const [verdict] = await judgePersons(scope, { pictures: [{ own: hash, origin: null }], use });
      if (index >= 0) times.push(performance.now() - from);
      if (verdict?.best?.state !== (number % 20 === 0 ? 'revoked' : 'valid')) wrong += 1;
    });
  }
  const authorization = {
    ...factsOf(stage, picturesOf(1)),
    copyDeliveredAt: new Date('2026-01-02T12:00:00.000Z'),
    withdrawals: [],
  };
  const at = new Date();
  const pure = [];
  for (let index = 0; index < checks; index += 1) {
    const from = performance.now();
    judgeAuthorization(authorization, useOfAll(authorization, at));
    pure.push(performance.now() - from);
  }
  if (wrong > 0) throw new Error(`${wrong} verdicts are wrong`);
  return { inTransactionMs: spread(times), emptyQuestionMs: spread(empty), verdictAloneMs: spread(pure) };
}

export async function measureSealing() {
  const key = await createSealingKey({ house: 'Lakeside Hospital', from: new Date() });
  const items = (...ids) => ids.map((id) => ({ id, words: id }));
  const filled = fillForm({
    kind: 'publication',
    language: 'en',
    occasions: new Set(),
    blanks: {
      house: 'Lakeside Hospital',
      unit: 'Lakeside Hospital',
      subject: 'Ana Flores',
      description: 'Two pictures at the window.',
      expiry: '2 January 2031',
      withdrawAt: 'privacy@example.org',
    },
    choices: {
      media: items('a', 'b'),
      infoScope: items('photo'),
      purposes: items('education'),
      channels: items('newsroom'),
    },
  });
  const times = [];
  let bytes = 0;
  for (let index = -3; index < SEALS; index += 1) {
    const from = performance.now();
    const pdf = await sealPdf(
      await writeSignedDocument({
        form: filled.form,
        chosen: { media: ['a'], infoScope: ['photo'], purposes: ['education'], channels: ['newsroom'] },
        answers: { likeness: 'yes', records: 'yes' },
        signer: 'Ana Flores',
        drawing: null,
        signedAt: new Date(),
        evidence: [{ what: 'Form', is: 'publication 1' }],
        seal: { house: 'Lakeside Hospital', reason: 'Signed', contact: 'privacy@example.org' },
      }),
      key,
    );
    bytes = pdf.byteLength;
    if (index >= 0) times.push(performance.now() - from);
  }
  return { ms: spread(times), bytes };
}
