import { newId } from '../../../kernel/ids/ids.ts';
import type { ChoiceOf } from '../forms/forms.ts';
import { declineForm, type Submitted, signForm } from './answer.ts';
import { drawScript, signingCss } from './page-files.ts';
import type { Draft } from './page-parts.ts';
import { mountPasskeys } from './passkey-routes.ts';
import { giveCode, readCopy, readShownPicture, sendCode, takeBack } from './signing.ts';
import {
  type App,
  fileOf,
  goBack,
  onPage,
  privateFile,
  readFields,
  type SigningMount,
  showDoor,
} from './signing-visit.ts';

/** The pages of whoever is asked for a permission, below `/permission`. Looking at them changes nothing. */
export function mountSigning(app: App, parts: SigningMount): void {
  app.get('/permission/style.css', () => fileOf(signingCss, 'text/css; charset=utf-8'));
  app.get('/permission/draw.js', () => fileOf(drawScript, 'text/javascript; charset=utf-8'));
  mountPasskeys(app, parts);
  app.get('/permission/:token', (c) => onPage(c, parts, (visit) => showDoor(visit)));
  app.post('/permission/:token/code', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await sendCode(visit.call, visit.token, fields.get('way'));
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/enter', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await giveCode(visit.call, visit.token, fields.get('code') ?? '');
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/decline', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await declineForm(visit.call, visit.token, submissionOf(fields));
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/sign', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      visit.draft = draftOf(fields);
      visit.submissionId = submissionOf(fields);
      await signForm(visit.call, parts, { token: visit.token, submitted: submittedOf(fields) });
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/take-back', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      const [mediaSha256, channelIds] = [fields.getAll('media'), fields.getAll('channels')];
      await takeBack(visit.call, visit.token, { isAll: fields.get('all') === 'yes', mediaSha256, channelIds });
      return goBack(visit);
    }),
  );
  app.get('/permission/:token/pictures/:sha256', (c) =>
    onPage(c, parts, async ({ call, token }) => {
      const { bytes, mimeType } = await readShownPicture(call, token, c.req.param('sha256') ?? '');
      return privateFile(bytes, { 'content-type': mimeType });
    }),
  );
  app.get('/permission/:token/copy', (c) =>
    onPage(c, parts, async ({ call, token }) =>
      privateFile(await readCopy(call, token), {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="permission.pdf"',
      }),
    ),
  );
}

const choices: readonly ChoiceOf[] = ['media', 'infoScope', 'channels', 'purposes'];
const ANSWER = 'answer.';

function submittedOf(fields: URLSearchParams): Submitted {
  const chosen = choices.flatMap((of) => (fields.has(of) ? [[of, [...new Set(fields.getAll(of))]] as const] : []));
  const answers = [...fields].flatMap(([name, value]) =>
    name.startsWith(ANSWER) && (value === 'yes' || value === 'no') ? [[name.slice(ANSWER.length), value] as const] : [],
  );
  return {
    submissionId: submissionOf(fields),
    shownSha256: fields.get('shown') ?? '',
    chosen: Object.fromEntries(chosen),
    answers: Object.fromEntries(answers),
    name: fields.get('name') ?? '',
    drawing: drawingOf(fields.get('drawing') ?? ''),
  };
}

function draftOf(fields: URLSearchParams): Draft {
  const { answers, name } = submittedOf(fields);
  const chosen = new Set(choices.flatMap((of) => fields.getAll(of).map((id) => `${of}:${id}`)));
  return { chosen, answers, name: name.slice(0, 200) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a page did not make is a submission of its own. */
function submissionOf(fields: URLSearchParams): string {
  const given = fields.get('submission') ?? '';
  return UUID.test(given) ? given : newId<'submission'>();
}

const PNG = 'data:image/png;base64,';

function drawingOf(url: string): Uint8Array | null {
  return url.startsWith(PNG) && url.length > PNG.length
    ? new Uint8Array(Buffer.from(url.slice(PNG.length), 'base64'))
    : null;
}
