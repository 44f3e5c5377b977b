import type { FindingView } from '@bedside/server/contract/flow/screen';
import type { Marked } from '../../ui/marked-text-types.ts';

/** A finding on record as the read-only text draws it. */
export type RecordedMark = Marked & { readonly key: string; readonly waived: boolean };

/** Findings of one field, with those that a privacy officer let stand marked so. */
export function recordedMarks(
  findings: readonly FindingView[],
  waivedKeys: ReadonlySet<string>,
  field: string,
): RecordedMark[] {
  return findings
    .filter((finding) => finding.field === field)
    .map(({ key, start, end, severity, code, message }) => ({
      key,
      start,
      end,
      severity,
      code,
      message,
      waived: waivedKeys.has(key),
    }));
}
