import { describe, expect, test } from 'vitest';
import { readCsvTable } from '../../kernel/csv/read-table.ts';
import { networkId } from '../../registers/channels/contract.ts';
import { guessColumns } from './columns.ts';
import { bulkChoices } from './contract.ts';
import type { KnownChannel } from './find-channels.ts';
import { planRows, planSha256 } from './plan-rows.ts';

const practice: KnownChannel = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Practice, north',
  handle: 'practice.example.org',
  network: 'practice',
  connected: true,
  mine: true,
};
const newsroom: KnownChannel = {
  ...practice,
  id: practice.id.replace(/1$/, '2'),
  name: 'Newsroom',
  network: 'newsroom',
};
const away: KnownChannel = { ...newsroom, id: practice.id.replace(/1$/, '3'), name: 'Away', handle: 'a', mine: false };
const lost: KnownChannel = {
  ...newsroom,
  id: practice.id.replace(/1$/, '4'),
  name: 'Lost',
  handle: 'l',
  connected: false,
};
const image = { id: '01900000-0000-7000-8000-0000000000aa', sha256: 'a'.repeat(64) };
const facts = {
  now: new Date('2027-03-01T15:00:00Z'),
  timeZone: 'America/Chicago',
  language: 'en' as const,
  dateOrder: 'mdy' as const,
  channels: [practice, newsroom, away, lost],
  images: new Map([[image.id, image]]),
};

function plan(csv: string, choices: unknown = {}) {
  const table = readCsvTable(csv, { separator: null, maxRows: 100, maxColumns: 30 });
  const mapping = guessColumns(table.headings, networkId.options);
  return planRows(table, mapping, { choices: bulkChoices.parse(choices), facts });
}
const codes = (row: ReturnType<typeof plan>[number] | undefined) =>
  row?.errors.map(({ field, code }) => `${field} ${code}`);

describe('a row becomes a draft', () => {
  test('with everything that its cells say', () => {
    const [row] = plan(
      `Text;text_bluesky;Link;Channels;Date;Time;Time zone;Images;Alt text;First comment;CW;Language;Notes
"Flu vaccines,
today";Flu!;https://www.example.org/flu;Practice, north | newsroom;3/14/2027;9:30;America/Denver;${image.id};A nurse;Ask us;health;Español;for Ana`,
    );
    expect(row?.errors).toEqual([]);
    expect(row?.content).toMatchObject({
      baseText: 'Flu vaccines,\ntoday',
      link: 'https://www.example.org/flu',
      variants: { bluesky: { text: 'Flu!' } },
      images: [{ mediaId: image.id, sha256: image.sha256, altText: 'A nurse' }],
      firstComment: 'Ask us',
      options: { mastodon: { contentWarning: 'health' } },
      language: 'es',
    });
    expect(row?.time).toMatchObject({ localTime: '2027-03-14T09:30', timeZone: 'America/Denver', fold: null });
    expect(row?.time?.dueAt.toISOString()).toBe('2027-03-14T15:30:00.000Z');
  });

  test('for the usual channels where it names none, in the zone of the organization', () => {
    const [row] = plan('text,when\nHello,2027-07-01 08:00', { channelIds: [newsroom.id] });
    expect(row?.content?.channelIds).toEqual([newsroom.id]);
    expect(row?.time?.dueAt.toISOString()).toBe('2027-07-01T13:00:00.000Z');
  });

  test('by its name, its handle, or its network', () => {
    const rows = plan('text,channels\na,"Practice, north"\nb,@practice.example.org\nc,practice', {});
    expect(rows[0]?.content?.channelIds).toEqual([practice.id]);
    expect(rows[2]?.content?.channelIds).toEqual([practice.id]);
    expect(codes(rows[1])).toEqual(['channels CHANNEL_AMBIGUOUS']);
  });

  test('at the first of two instants, and says so, where the clocks are set back', () => {
    const [row] = plan('text,channels,when\na,newsroom,2027-11-07 01:30');
    expect(row?.time).toMatchObject({ fold: 'earlier' });
    expect(row?.warnings.map(({ code }) => code)).toEqual(['TIME_TWICE']);
  });

  test('from the cell that was mended in the preview', () => {
    const csv = 'text,channels,when\na,nowhere,2027-07-01 08:00';
    expect(codes(plan(csv)[0])).toEqual(['channels CHANNEL_UNKNOWN']);
    expect(codes(plan(csv, { edits: [{ row: 2, field: 'channels', value: 'Newsroom' }] })[0])).toEqual([]);
  });

  test('with words that an export kept from being a formula', () => {
    expect(plan("text,channels\n'=1+1,Newsroom")[0]?.content?.baseText).toBe('=1+1');
  });
});

describe('a row is refused, by column', () => {
  test.each([
    ['without words or image', ',newsroom,', 'text TEXT_MISSING'],
    ['without a channel', 'a,,', 'channels CHANNEL_MISSING'],
    ['for a channel that is not there', 'a,Nowhere,', 'channels CHANNEL_UNKNOWN'],
    ['for a channel that is not mine', 'a,Away,', 'channels CHANNEL_OUT_OF_REACH'],
    ['for a channel that is not connected', 'a,Lost,', 'channels CHANNEL_DISCONNECTED'],
    ['in the past', 'a,newsroom,2027-02-01 08:00', 'dateTime TIME_IN_PAST'],
    ['at a time that is not there', 'a,newsroom,2027-03-14 02:30', 'dateTime TIME_DOES_NOT_EXIST'],
    ['on a day that is not there', 'a,newsroom,2027-02-30 08:00', 'dateTime DATE_UNREADABLE'],
    ['with a broken character', 'a\uFFFD,newsroom,', 'text CHARACTER_BROKEN'],
  ])('%s', (_what, line, expected) => {
    expect(codes(plan(`text,channels,when\n${line}`)[0])).toEqual([expected]);
  });

  test.each([
    ['link', 'javascript:alert(1)', 'link LINK_INVALID'],
    ['time zone', 'Mars/Olympus', 'timeZone TIME_ZONE_UNKNOWN'],
    ['language', 'Klingon', 'language LANGUAGE_UNKNOWN'],
    ['images', 'nurse.jpg', 'images IMAGE_UNKNOWN'],
    ['alt text', 'A nurse', 'altText ALT_TEXTS_TOO_MANY'],
  ])('for its %s', (heading, cell, expected) => {
    const csv = `text,channels,when,${heading}\na,newsroom,2027-07-01 08:00,${cell}`;
    expect(codes(plan(csv)[0])).toEqual([expected]);
  });

  test('for all that is wrong with it at once', () => {
    const csv = 'text,channels,when,link\na,Nowhere,2027-02-30 08:00,example.org';
    const expected = ['channels CHANNEL_UNKNOWN', 'dateTime DATE_UNREADABLE', 'link LINK_INVALID'];
    expect(codes(plan(csv)[0])).toEqual(expected);
  });

  test('whole, where it has more cells than columns or a quotation mark that is never closed', () => {
    expect(codes(plan('text,channels\na,newsroom,more')[0])).toEqual(['null CELLS_TOO_MANY']);
    expect(codes(plan('text,channels\n"a,newsroom')[0])).toEqual(['null QUOTE_OPEN']);
  });
});

test('a plan is another one when a cell, a channel or a choice is another one, and the same while time passes', () => {
  const csv = 'text,channels,when\na,newsroom,2027-07-01 08:00';
  const sum = (text: string, choices: unknown = {}) => planSha256('file', plan(text, choices));
  expect(sum(csv)).toBe(sum(csv));
  expect(sum(csv)).not.toBe(sum(csv.replace('a,', 'b,')));
  expect(sum(csv)).not.toBe(sum(csv, { edits: [{ row: 2, field: 'text', value: 'c' }] }));
  const table = readCsvTable(csv, { separator: null, maxRows: 100, maxColumns: 30 });
  const mapping = guessColumns(table.headings, networkId.options);
  const later = { ...facts, now: new Date('2028-01-01T00:00:00Z') };
  const rows = planRows(table, mapping, { choices: bulkChoices.parse({}), facts: later });
  expect(rows[0]?.errors.map(({ code }) => code)).toEqual(['TIME_IN_PAST']);
  expect(planSha256('file', rows)).toBe(sum(csv));
});

test('columns are guessed by their headings in English and Spanish, each field once', () => {
  const headings = ['Texto', 'Publicación', 'Texto Bluesky', 'Canales', 'Fecha', 'Hora', 'Zona horaria', 'Notas'];
  expect(guessColumns(headings, networkId.options)).toEqual([
    'text',
    null,
    'text_bluesky',
    'channels',
    'date',
    'time',
    'timeZone',
    null,
  ]);
});
