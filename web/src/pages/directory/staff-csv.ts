import type { StaffMemberView } from '@bedside/server/contract/registers/directory';
import { csvCell } from '../screen/results-csv.ts';

/** Headings that an import recognizes again. */
const columns = [
  ['Employee ID', 'externalId'],
  ['Name', 'displayName'],
  ['First name', 'givenName'],
  ['Last name', 'familyName'],
  ['Other names', 'otherNames'],
  ['Prefix', 'title'],
  ['Credentials', 'credentials'],
  ['Email', 'email'],
  ['Job title', 'jobTitle'],
  ['Department', 'department'],
  ['Site', 'site'],
] as const satisfies readonly (readonly [heading: string, field: keyof StaffMemberView])[];

/** The directory as CSV by RFC 4180, with a byte order mark; what a spreadsheet would reckon is kept from it. */
export function staffCsv(members: readonly StaffMemberView[]): string {
  const rows = members.map((member) =>
    columns.map(([, field]) => {
      const value = member[field];
      return typeof value === 'string' ? value : (value ?? []).join('; ');
    }),
  );
  const lines = [columns.map(([heading]) => heading), ...rows];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file when the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
