import { describe, expect, test } from 'vitest';
import { type ArchiveRow, MAX_ARCHIVE_BYTES, readArchive } from './archive.ts';
import { guessColumns, listColumns } from './archive-columns.ts';

const fileOf = (name: string, ...parts: BlobPart[]) => new File(parts, name);

async function readAll(file: File): Promise<ArchiveRow[]> {
  const rows: ArchiveRow[] = [];
  for await (const some of readArchive(file)) rows.push(...some);
  return rows;
}

const records = (rows: readonly ArchiveRow[]) => rows.map((row) => ('record' in row ? row.record : row.fault));

describe('a CSV archive', () => {
  test('is read with the columns of its first row, a byte order mark left out', async () => {
    const rows = await readAll(fileOf('posts.csv', '\uFEFFid,text\r\n1,"Hello, all"\r\n2,Flu shots\r\n'));
    expect(rows).toEqual([
      { line: 2, record: { id: '1', text: 'Hello, all' } },
      { line: 3, record: { id: '2', text: 'Flu shots' } },
    ]);
  });

  test('may have semicolons, a column without a name, and no newline at its end', async () => {
    expect(records(await readAll(fileOf('posts.csv', 'texto;\nHola;1')))).toEqual([{ texto: 'Hola', '#2': '1' }]);
  });

  test('tells rows that are shifted or broken with their line', async () => {
    const rows = await readAll(fileOf('posts.csv', 'id,text\n1,a,b\n2,"x"y\n3,fine\n'));
    expect(rows).toEqual([
      { line: 2, fault: 'COLUMN_COUNT' },
      { line: 3, fault: 'TEXT_AFTER_QUOTE' },
      { line: 4, record: { id: '3', text: 'fine' } },
    ]);
  });
});

describe('a JSON archive', () => {
  test('gives nested objects as columns with dots', async () => {
    const text = 'window.YTD.tweets.part0 = [{"tweet":{"id":7,"full_text":"Hi","media":["x"],"user":{"name":"A"}}}]';
    expect(records(await readAll(fileOf('tweets.js', text)))).toEqual([
      { 'tweet.id': '7', 'tweet.full_text': 'Hi', 'tweet.user.name': 'A' },
    ]);
  });

  test('may hold its posts in one list beside other things', async () => {
    const text = JSON.stringify({ account: 'clinic', posts: [{ text: 'a' }, { text: 'b' }] });
    expect(records(await readAll(fileOf('posts.json', text)))).toEqual([{ text: 'a' }, { text: 'b' }]);
  });

  test('by lines keeps a post with a list of pictures whole', async () => {
    const text = `{"text":"a","media":[{"url":"x"}]}\n{"text":"b"}\n`;
    expect(records(await readAll(fileOf('posts.jsonl', text)))).toEqual([{ text: 'a' }, { text: 'b' }]);
  });
});

describe('an archive that cannot be read as a whole', () => {
  test.each([
    ['that is empty', fileOf('posts.csv', ''), 'EMPTY'],
    ['of white space', fileOf('posts.csv', ' \n '), 'EMPTY'],
    ['that is not UTF-8', fileOf('posts.csv', 'text\n', new Uint8Array([0xf1, 0x6f])), 'NOT_UTF8'],
    ['with two columns of one name', fileOf('posts.csv', 'text,text\na,b\n'), 'DOUBLE_COLUMN'],
    ['of more than 20 MB', fileOf('posts.csv', new Uint8Array(MAX_ARCHIVE_BYTES + 1)), 'TOO_LARGE'],
  ])('%s is refused with a code', async (_, file, code) => {
    await expect(readAll(file)).rejects.toMatchObject({ code });
  });
});

/** A file that comes in pieces of a thousand bytes. */
function inPieces(name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        for (let at = 0; at < bytes.length; at += 1_000) controller.enqueue(bytes.slice(at, at + 1_000));
        controller.close();
      },
    });
  return { name, size: bytes.length, stream };
}

test('a list without any line end is read as it comes, not as a whole again and again', async () => {
  const posts = Array.from({ length: 3_000 }, (_, id) => ({ id, text: 'Flu shots are here, walk in on any weekday.' }));
  const counts: number[] = [];
  for await (const rows of readArchive(inPieces('posts.json', JSON.stringify(posts)))) counts.push(rows.length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(posts.length);
  // Everything before the format is known comes as one; the rest piece by piece.
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(50);
});

test('characters that lie across pieces of the file come out whole', async () => {
  const text = `text\n${'niño 👩‍⚕️ '.repeat(20_000)}\n`;
  const [row] = await readAll(fileOf('posts.csv', text));
  expect(row).toMatchObject({ record: { text: text.slice(5, -1) } });
});

describe('columns', () => {
  test('are chosen by their usual names', () => {
    const columns = ['tweet.created_at', 'tweet.id_str', 'tweet.Full Text', 'tweet.url'];
    expect(guessColumns(columns, [])).toEqual({
      text: 'tweet.Full Text',
      id: 'tweet.id_str',
      date: 'tweet.created_at',
      link: 'tweet.url',
    });
  });

  test('with unusual names: the text is the one with the most words', () => {
    const rows = [
      { a: '1', b: 'Our flu clinic opens on Monday.' },
      { b: 'Wash your hands.', c: 'x' },
    ];
    expect(listColumns(rows)).toEqual(['a', 'b', 'c']);
    expect(guessColumns(listColumns(rows), rows)).toEqual({ text: 'b', id: null, date: null, link: null });
    expect(guessColumns([], [])).toBeNull();
  });
});
