import type { Blocker, ClearanceView } from '@bedside/server/contract/flow/publish';

export type ClearanceLine = Blocker['line'];
export type Reason = Pick<Blocker, 'code' | 'facts'>;

/** The one thing that helps on a line, where a person can do it here. */
export type ClearanceAction =
  | 'showFindings'
  | 'describeImages'
  | 'chooseChannels'
  | 'mendText'
  | 'openChannels'
  | 'showPermissions'
  | 'sendForReview'
  | 'publish';

/** `waiting`: somebody else has it in hand. `later`: nothing to do before the lines above are ticked. */
export type ClearanceRow = {
  readonly line: ClearanceLine;
  readonly state: 'ok' | 'open' | 'waiting' | 'later' | 'checking';
  readonly reasons: readonly Reason[];
  readonly action: ClearanceAction | null;
};

/** What this page knows about the words on screen, which are newer than what the server saw. */
export type LiveFacts = {
  /** The words on screen are not those of the newest version, or there is no version yet. */
  readonly unsent: boolean;
  readonly everSent: boolean;
  readonly checking: boolean;
  readonly blockCount: number;
  readonly missingAltTexts: number;
  readonly chosenChannels: number;
  /** Networks whose limits the words on screen break. */
  readonly unfit: readonly { readonly network: string; readonly problem: string }[];
};

const everyLine: readonly ClearanceLine[] = ['screening', 'pictures', 'approval', 'training', 'channel', 'time'];

/**
 * One row for each line that the server knows. While the words on screen differ from the newest version, the lines
 * about words come from this page, since the server's answer is about other bytes; its word on training and channel
 * connections stands in either case.
 */
export function clearanceRows(server: ClearanceView | null, live: LiveFacts): ClearanceRow[] {
  const lines = server?.lines.map(({ line }) => line) ?? everyLine.filter((line) => line !== 'training');
  const blockers = server?.blockers ?? [];
  const rows = lines.map((line) => {
    const told = blockers.filter((blocker) => blocker.line === line);
    return live.unsent ? unsentRow(line, told, live) : sentRow(line, told);
  });
  const isApproved = rows.every(({ line, state }) => line !== 'approval' || state === 'ok');
  return isApproved ? rows : rows.map(timeComesLater);
}

/** Nobody can choose a time before the approval, so until then it is not asked for. */
function timeComesLater(row: ClearanceRow): ClearanceRow {
  return row.line === 'time' && row.action === 'publish' ? { ...row, state: 'later', action: null } : row;
}

function sentRow(line: ClearanceLine, told: readonly Reason[]): ClearanceRow {
  if (told.length === 0) return { line, state: 'ok', reasons: [], action: null };
  const reasons = counted(told);
  return { line, state: stateOf(reasons), reasons, action: actionOf(reasons) };
}

/** Reasons that are told image by image, or problem by problem of one network, become one with a count. */
function counted(told: readonly Reason[]): Reason[] {
  const byAbout = new Map<string, Reason>();
  for (const { code, facts } of told) {
    const key = `${code} ${facts.network ?? ''}`;
    const known = byAbout.get(key);
    const count = typeof facts.count === 'number' ? facts.count : 1;
    byAbout.set(key, { code, facts: { ...facts, count: Number(known?.facts.count ?? 0) + count } });
  }
  return [...byAbout.values()];
}

function reason(code: Blocker['code'], facts: Reason['facts'] = {}): Reason {
  return { code, facts };
}

function unsentRow(line: ClearanceLine, told: readonly Reason[], live: LiveFacts): ClearanceRow {
  switch (line) {
    case 'screening':
      if (live.checking) return { line, state: 'checking', reasons: [], action: null };
      return sentRow(line, [
        ...(live.blockCount > 0 ? [reason('FINDING_BLOCKS', { count: live.blockCount })] : []),
        // Only the server knows which notice a post passes on; its word is about the last words that were saved.
        ...told.filter(({ code }) => code === 'SOURCE_MISSING'),
      ]);
    case 'pictures':
      return sentRow(
        line,
        live.missingAltTexts > 0 ? [reason('ALT_TEXT_MISSING', { count: live.missingAltTexts })] : [],
      );
    case 'approval':
      return sentRow(line, [reason(live.everSent ? 'CONTENT_CHANGED' : 'NOT_SUBMITTED')]);
    case 'channel': {
      const connections = told.filter(({ code }) => code.startsWith('CHANNEL_'));
      const none = live.chosenChannels === 0 ? [reason('NO_CHANNEL')] : [];
      const unfit = live.unfit.map(({ network, problem }) => reason('TEXT_UNFIT_FOR_NETWORK', { network, problem }));
      return sentRow(line, [...none, ...unfit, ...connections]);
    }
    case 'time':
      return { line, state: 'later', reasons: [reason('NOT_SCHEDULED')], action: null };
    case 'permission':
    case 'training':
    case 'stop':
      return sentRow(line, told);
  }
}

const waiting: ReadonlySet<Blocker['code']> = new Set(['APPROVAL_MISSING', 'NOT_DUE']);

function stateOf(reasons: readonly Reason[]): ClearanceRow['state'] {
  return reasons.every(({ code }) => waiting.has(code)) ? 'waiting' : 'open';
}

const actions: Partial<Record<Blocker['code'], ClearanceAction>> = {
  CONTENT_CHANGED: 'sendForReview',
  NOT_SUBMITTED: 'sendForReview',
  NOT_SCREENED: 'sendForReview',
  SCREENING_OUTDATED: 'sendForReview',
  REVIEW_WITHDRAWN: 'sendForReview',
  FINDING_BLOCKS: 'showFindings',
  IMAGE_MISSING: 'describeImages',
  ALT_TEXT_MISSING: 'describeImages',
  NO_CHANNEL: 'chooseChannels',
  CHANNEL_NOT_CONNECTED: 'openChannels',
  CHANNEL_NEEDS_REAUTHORIZATION: 'openChannels',
  CHANNEL_NOT_CONFIRMED: 'openChannels',
  SOURCE_MISSING: 'mendText',
  TEXT_UNFIT_FOR_NETWORK: 'mendText',
  MEDIA_UNFIT_FOR_NETWORK: 'describeImages',
  PURPOSE_MISSING: 'showPermissions',
  PERMISSION_MISSING: 'showPermissions',
  PERMISSION_UNKNOWN: 'showPermissions',
  PERSON_NOT_CLEARED: 'showPermissions',
  PERMISSION_NOT_VALID: 'showPermissions',
  PICTURE_QUARANTINED: 'describeImages',
  NOT_SCHEDULED: 'publish',
  SCHEDULE_CANCELLED: 'publish',
  TOO_LATE: 'publish',
};

function actionOf(reasons: readonly Reason[]): ClearanceAction | null {
  for (const { code } of reasons) {
    const action = actions[code];
    if (action !== undefined) return action;
  }
  return null;
}
