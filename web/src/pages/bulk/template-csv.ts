/** Begins a file, so that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const line = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** A file to fill in: headings that the import knows, and one row that shows how. Every cell stands in quotation marks. */
export function templateCsv(example: { text: string; channel: string; nowMs: number; timeZone: string }): string {
  const day = new Date(example.nowMs + 7 * 86_400_000).toISOString().slice(0, 10);
  const columns: readonly (readonly [heading: string, cell: string])[] = [
    ['text', example.text],
    ['link', ''],
    ['channels', example.channel],
    ['date', day],
    ['time', '09:30'],
    ['time zone', example.timeZone],
    ['images', ''],
    ['alt text', ''],
    ['first comment', ''],
    ['content warning', ''],
    ['language', ''],
    ['notes', ''],
  ];
  return BYTE_ORDER_MARK + line(columns.map(([heading]) => heading)) + line(columns.map(([, cell]) => cell));
}
