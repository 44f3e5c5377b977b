/** Begins a file, so that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const line = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** A file to fill in, with the headings that the import knows and one row that shows how. */
export function pastTemplateCsv(headings: readonly string[]): string {
  const example = [
    '2025-03-14 09:30',
    'Newsroom',
    'https://www.example.org/p/1',
    'Flu vaccines are here.',
    'ward.jpg; team.jpg',
  ];
  return BYTE_ORDER_MARK + line(headings) + line(example);
}
