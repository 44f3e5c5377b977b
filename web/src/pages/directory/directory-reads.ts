import { getScreeningFacts } from '@bedside/server/contract/flow/screen';
import { listStaff, listStaffGroups, staffSummary } from '@bedside/server/contract/registers/directory';

/** Reads that are stale once the directory changed; the check learns the new names too. */
export const directoryReads = [listStaff, staffSummary, listStaffGroups, getScreeningFacts];
