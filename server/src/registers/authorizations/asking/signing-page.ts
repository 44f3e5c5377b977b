import { html } from 'hono/html';
import type { FilledPart } from '../forms/fill-form.ts';
import { ownPart } from './own-part.ts';
import { framePage, type Html, noticePart, type PageOf, problemPart } from './page-parts.ts';
import { PAGE_WORDS } from './page-words.ts';
import { usePasskeyPart } from './passkey-part.ts';
import type { Door } from './signing.ts';

/** What is shown behind a link. */
export function doorPage(page: PageOf, door: Door): Html {
  const { language } = page;
  const words = PAGE_WORDS[language];
  if (door.stage === 'code') {
    const title = door.isReturning ? words.back(door.house) : words.asked(door.house);
    return framePage({ language, title, main: codePart(page, door), script: scriptOf(door) });
  }
  if (door.stage === 'form') {
    return framePage({ language, title: door.form.title, main: formPart(page, door), script: 'draw' });
  }
  if (door.stage === 'own')
    return framePage({ language, title: words.own, main: ownPart(page, door), script: scriptOf(door) });
  if (door.stage === 'declined') {
    const main = noticePart(words.declined, words.declinedText);
    return framePage({ language, title: words.declined, main });
  }
  return framePage({ language, title: words.nothing, main: noticePart(words.nothing, words.nothingText) });
}

type CodeWayHint = Extract<Door, { stage: 'code' }>['ways'][number];

/** Whether a passkey may be used or kept here: its script has to ask this house for a challenge. */
export function asksDevice(door: Door): boolean {
  return (door.stage === 'code' && door.hasPasskey) || (door.stage === 'own' && door.mayKeep);
}

const scriptOf = (door: Door) => (asksDevice(door) ? 'passkey' : null);

function codePart(page: PageOf, door: Extract<Door, { stage: 'code' }>): Html {
  const words = PAGE_WORDS[page.language];
  const { ways, sentBy, isCodeSent } = door;
  const [first] = ways;
  const sent = ways.find(({ way }) => way === sentBy);
  const place = (one: CodeWayHint) => (one.way === 'mail' ? one.hint : words.numberHint(one.hint));
  const told =
    first === undefined
      ? words.codeFromStaff
      : sent !== undefined
        ? words.codeWent(place(sent))
        : ways.length > 1
          ? words.codeChoose
          : words.codeGoes(place(first));
  const label = (one: CodeWayHint) => {
    if (ways.length > 1) return words.codeTo(place(one));
    return sent === undefined ? words.sendCode : words.sendAgain;
  };
  return html`<h1>${door.isReturning ? words.back(door.house) : words.asked(door.house)}</h1>
<p>${door.isReturning ? words.backText : words.askedText}</p>
<p>${words.codeFirst}</p>
${problemPart(page)}
${door.hasPasskey ? usePasskeyPart(page) : ''}
<p>${told}</p>
${
  ways.length === 0
    ? ''
    : html`<form method="post" action="${page.path}/code" class="by-code">${ways.map((one) => html`<button name="way" value="${one.way}" class="${sent === undefined ? '' : 'plain'}">${label(one)}</button> `)}</form>`
}
${
  ways.length === 0 || isCodeSent
    ? html`<form method="post" action="${page.path}/enter" class="by-code">
<label for="code">${words.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12">
<button>${words.goOn}</button>
</form>`
    : ''
}
${door.isReturning ? '' : declinePart(page)}`;
}

/** "No" asks for nothing but this one button. */
function declinePart({ path, language, submissionId }: PageOf): Html {
  const words = PAGE_WORDS[language];
  return html`<form method="post" action="${path}/decline" class="decline">
<p>${words.declineText}</p>
<input type="hidden" name="submission" value="${submissionId}">
<button class="plain">${words.decline}</button>
</form>`;
}

function formPart(page: PageOf, door: Extract<Door, { stage: 'form' }>): Html {
  const words = PAGE_WORDS[page.language];
  return html`<h1>${door.form.title}</h1>
<p class="quiet">${words.takeTime}</p>
${problemPart(page)}
<form method="post" action="${page.path}/sign">
<input type="hidden" name="submission" value="${page.submissionId}">
<input type="hidden" name="shown" value="${door.formSha256}">
${door.form.parts.map((part) => onePart(page, part))}
<button>${words.sign}</button>
</form>
${declinePart(page)}`;
}

function onePart(page: PageOf, part: FilledPart): Html {
  const words = PAGE_WORDS[page.language];
  switch (part.part) {
    case 'passage':
      return html`<p>${part.words}</p>`;
    case 'choices': {
      const asks = {
        media: words.pictures,
        infoScope: words.infoScope,
        channels: words.channels,
        purposes: words.purposes,
      };
      return html`<fieldset><legend>${asks[part.of]}</legend>
${part.items.map((item) => choicePart(page, { ...item, of: part.of }))}
</fieldset>`;
    }
    case 'answer':
      return answerPart(page, part);
    case 'signature':
      return signaturePart(page);
  }
}

function choicePart(page: PageOf, { id, words, of }: { id: string; words: string; of: string }): Html {
  const isChosen = page.draft.chosen.has(`${of}:${id}`);
  const picture = of === 'media' ? html`<img src="${page.path}/pictures/${id}" alt="${words}">` : '';
  return html`<label class="choice">${picture}<span><input type="checkbox" name="${of}" value="${id}" ${isChosen ? 'checked' : ''}> ${words}</span></label>`;
}

function answerPart(page: PageOf, { id, by, words }: Extract<FilledPart, { part: 'answer' }>): Html {
  const texts = PAGE_WORDS[page.language];
  const given = page.draft.answers[id];
  const option = (value: 'yes' | 'no') =>
    html`<label><input type="radio" name="answer.${id}" value="${value}" ${given === value ? 'checked' : ''}> ${texts[value]}</label>`;
  return html`<fieldset class="${by === 'child' ? 'child' : 'answer'}"><legend>${by === 'child' ? html`<strong>${texts.child}</strong> ` : ''}${words}</legend>
<div class="options">${option('yes')} ${option('no')}</div></fieldset>`;
}

function signaturePart({ language, draft }: PageOf): Html {
  const words = PAGE_WORDS[language];
  return html`<div class="signature">
<label for="name">${words.name}</label>
<input id="name" name="name" autocomplete="name" maxlength="200" value="${draft.name}">
<div id="draw" hidden>
<p>${words.orDraw}</p>
<canvas id="pad" width="600" height="200" aria-label="${words.orDraw}"></canvas>
<button type="button" id="clear" class="plain">${words.clear}</button>
<input type="hidden" id="drawing" name="drawing" value="">
</div>
</div>`;
}
