import { html } from 'hono/html';
import type { OwnView } from './own-view.ts';
import { dayOf, type Html, type PageOf, problemPart } from './page-parts.ts';
import { PAGE_WORDS } from './page-words.ts';
import { ownPasskeysPart } from './passkey-part.ts';
import type { OwnPasskeys } from './passkey-view.ts';

type Item = OwnView['media'][number];

/** What whoever signed said yes to, their copy, and how they take it back. */
export function ownPart(page: PageOf, own: OwnView & OwnPasskeys): Html {
  const words = PAGE_WORDS[page.language];
  const day = (at: Date) => dayOf(at, page.language);
  return html`<h1>${own.hasCopy ? words.own : words.signed}</h1>
${problemPart(page)}
${own.endedAt === null ? '' : html`<p class="notice" role="status">${words.allTakenBack(day(own.endedAt))}</p>`}
${own.hasCopy ? '' : html`<p>${words.copyText}</p>`}
<p><a class="button ${own.hasCopy ? 'plain' : ''}" href="${page.path}/copy" download>${words.copy}</a></p>
<p class="quiet">${words.keepLink}</p>
<h2>${own.title}</h2>
<p>${words.signedOn(day(own.signedAt))} ${own.lastDay === null ? '' : words.endsOn(day(own.lastDay))}</p>
${eventPart(page, own)}
${own.infoScope.length === 0 ? '' : listPart(words.ownInfo, own.infoScope)}
${own.purposes.length === 0 ? '' : listPart(words.ownPurposes, own.purposes)}
${usesPart(page, own)}
${changePart(page, own)}
${own.receipts.length === 0 ? '' : html`<ul class="receipts">${own.receipts.map(({ id, receivedAt }) => html`<li>${words.receipt(day(receivedAt), id)}</li>`)}</ul>`}
${ownPasskeysPart(page, own)}`;
}

/** With what it ends, and, once somebody of the house told that, since when and the number of the receipt. */
function eventPart(page: PageOf, { event }: OwnView): Html | '' {
  if (event === null) return '';
  const words = PAGE_WORDS[page.language];
  const { telling } = event;
  if (telling === null) return html`<p>${words.endsWith(event.words)}</p>`;
  const day = dayOf(telling.happenedAt, page.language);
  return html`<p>${words.endsWith(event.words)}</p>
<p class="notice" role="status">${telling.isToCome ? words.eventComes(day) : words.eventHappened(day)}</p>
<ul class="receipts"><li>${words.eventReceipt(dayOf(telling.toldAt, page.language), telling.id)}</li></ul>`;
}

function listPart(title: string, items: readonly string[]): Html {
  return html`<h3>${title}</h3><ul>${items.map((one) => html`<li>${one}</li>`)}</ul>`;
}

function usesPart(page: PageOf, { uses }: OwnView): Html {
  const words = PAGE_WORDS[page.language];
  if (uses.length === 0) return html`<h3>${words.uses}</h3><p>${words.notUsed}</p>`;
  return html`<h3>${words.uses}</h3><ul>${uses.map(({ place, url, since, state }) => {
    const name =
      url === null || state === 'gone' ? html`${place}` : html`<a href="${url}" rel="noreferrer noopener">${place}</a>`;
    return html`<li>${name}: ${words.useStates[state]} (${words.usedSince(dayOf(since, page.language))})</li>`;
  })}</ul>`;
}

function changePart(page: PageOf, own: OwnView): Html {
  const words = PAGE_WORDS[page.language];
  const parts = html`${itemsPart(page, { of: 'media', title: words.ownPictures, items: own.media })}
${itemsPart(page, { of: 'channels', title: words.ownChannels, items: own.channels })}`;
  if (own.endedAt !== null) return parts;
  const isPartLeft = [...own.media, ...own.channels].some(({ takenBackAt }) => takenBackAt === null);
  return html`<form method="post" action="${page.path}/take-back">
<h2>${words.change}</h2>
<p>${words.changeText}</p>
${parts}
${isPartLeft ? html`<button>${words.takePart}</button>` : ''}
</form>
<details>
<summary>${words.takeAll}</summary>
<p>${words.takeAllText}</p>
<form method="post" action="${page.path}/take-back">
<input type="hidden" name="all" value="yes">
<button>${words.takeAll}</button>
</form>
</details>`;
}

function itemsPart(page: PageOf, of: { of: 'media' | 'channels'; title: string; items: readonly Item[] }): Html | '' {
  if (of.items.length === 0) return '';
  return html`<fieldset><legend>${of.title}</legend>${of.items.map((item) => itemPart(page, { ...item, of: of.of }))}</fieldset>`;
}

/** What is taken back is shown, and can not be chosen any more. */
function itemPart(page: PageOf, item: Item & { of: 'media' | 'channels' }): Html {
  const words = PAGE_WORDS[page.language];
  const picture = item.of === 'media' ? html`<img src="${page.path}/pictures/${item.id}" alt="${item.words}">` : '';
  if (item.takenBackAt !== null) {
    const told = words.takenBack(dayOf(item.takenBackAt, page.language));
    return html`<div class="choice">${picture}<p><s>${item.words}</s> (${told})</p></div>`;
  }
  return html`<label class="choice">${picture}<span><input type="checkbox" name="${item.of}" value="${item.id}"> ${item.words}</span></label>`;
}
