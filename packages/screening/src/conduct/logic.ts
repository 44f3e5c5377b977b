import type { ConductType } from '../types.ts';
import type { ConductFamily } from './cue-table.ts';

/** What a fault is made of: families that carry it, families that make it likelier, families that take it back. */
export type FaultLogic = {
  readonly label: ConductType;
  readonly core: readonly ConductFamily[];
  readonly support: readonly ConductFamily[];
  readonly relief: readonly ConductFamily[];
};

/** In the order of the model's heads. */
export const faultLogic: readonly FaultLogic[] = [
  {
    label: 'PROFANITY',
    core: ['profane', 'sureProfane'],
    support: ['mockery', 'boss', 'workplace'],
    relief: ['condemn', 'clinicalSex'],
  },
  {
    label: 'DISCRIMINATORY',
    core: [
      'raceGroup',
      'sexGroup',
      'ageGroup',
      'bodyGroup',
      'classGroup',
      'faithGroup',
      'demeansGroup',
      'slur',
      'language',
    ],
    support: ['contempt', 'generalize', 'exclusion', 'mockery', 'smell', 'demeans', 'negator'],
    relief: ['fairness', 'upholdsGroup', 'thanks', 'evidence', 'condemn'],
  },
  {
    label: 'SUGGESTIVE',
    core: ['sexy', 'sexual', 'wink'],
    support: ['undress', 'bodyPart', 'workDuty', 'credential', 'dm'],
    relief: ['clinicalSex', 'cleanBody', 'refer', 'condemn'],
  },
  {
    label: 'INTOXICATION',
    core: ['alcohol', 'streetDrug', 'divertDrug', 'impaired', 'intoxicatedWork'],
    support: ['workDuty', 'mockery', 'take', 'wink'],
    relief: ['sober', 'soberContext', 'negator', 'refer', 'evidence', 'checked'],
  },
  {
    label: 'DISPARAGES_PATIENT',
    core: ['contempt', 'demeans', 'blameIll', 'fakery', 'smell', 'mockery'],
    support: ['patientNoun', 'she', 'symptom', 'you', 'generalize', 'avoidCare'],
    relief: ['fairness', 'thanks', 'condemn', 'upholdsGroup', 'refer'],
  },
  {
    label: 'DISPARAGES_EMPLOYER',
    core: ['attacksEmployer', 'contemptOrg', 'contempt'],
    support: ['boss', 'workplace', 'myOur', 'colleague', 'negator'],
    relief: ['speaksRights', 'laborRight', 'thanks', 'publicNow', 'condemn'],
  },
  {
    label: 'MEDICAL_ADVICE',
    core: ['take', 'dose', 'drug', 'careNotNeeded', 'tellsDiagnosis'],
    support: ['you', 'diagnosis', 'symptom', 'trustMe', 'certainty', 'replyMark', 'she'],
    relief: ['referAway', 'refer', 'disclaims', 'evidence', 'condemn', 'recommendSafe'],
  },
  {
    label: 'SOLICITATION',
    core: ['sell', 'reward', 'solicits', 'crowd', 'review'],
    support: ['treatedBy', 'patientNoun', 'urgency', 'dm', 'referral', 'credential', 'you'],
    relief: ['notSelling', 'negator', 'cannotSell', 'condemn', 'thanks'],
  },
  {
    label: 'NO_DISCLAIMER',
    core: ['endorses', 'speaksAs', 'speaksFor', 'politics', 'endorse'],
    support: ['credential', 'sell', 'drug', 'take', 'certainty', 'superlative', 'dm', 'workplace'],
    relief: ['disclaims', 'disclosed', 'evidence', 'referAway', 'refer'],
  },
  {
    label: 'UNSUPPORTED_CLAIM',
    core: ['claimsCure', 'cure', 'guarantee', 'superlative'],
    support: ['conspiracy', 'diagnosis', 'negator', 'generalize', 'dm'],
    relief: ['evidence', 'cites', 'disclosed', 'refer', 'publicNow'],
  },
  {
    label: 'AI_UNVERIFIED',
    core: ['ai', 'aiUnchecked', 'sureMachine'],
    support: ['unchecked', 'audience', 'dose', 'diagnosis'],
    relief: ['checked', 'aiChecked', 'evidence', 'negator'],
  },
  {
    label: 'COPYRIGHT',
    core: ['work', 'copies', 'taking'],
    support: ['whole', 'tellNow', 'unchecked', 'negator', 'replyMark'],
    relief: ['allowed', 'permitted', 'publicNow', 'thanks'],
  },
  {
    label: 'PROPRIETARY',
    core: ['secret', 'credentialsSecret', 'business', 'leaks'],
    support: ['tellNow', 'boss', 'negator', 'workplace'],
    relief: ['publicNow', 'published', 'condemn', 'checked'],
  },
  {
    label: 'SELF_DIAGNOSIS',
    core: ['quizzes', 'quiz', 'verdictYou'],
    support: ['diagnosis', 'symptom', 'you', 'certainty'],
    relief: ['notDiagnosis', 'notQuiz', 'refer', 'referAway', 'evidence'],
  },
  {
    label: 'BOUNDARY',
    core: ['befriends', 'befriend', 'takeOn'],
    support: ['patientNoun', 'treatedBy', 'dm', 'credential', 'wink', 'you'],
    relief: ['boundaryKept', 'keepsBoundary', 'condemn', 'refer'],
  },
  {
    label: 'UNCLEAR',
    core: ['jargon', 'vague'],
    support: ['audience', 'diagnosis', 'symptom'],
    relief: ['dateWord', 'evidence', 'you'],
  },
];

/** Labels in the order of the model's heads. */
export const conductHeads: readonly ConductType[] = faultLogic.map((logic) => logic.label);
