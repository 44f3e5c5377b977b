import * as practice from '../engage/practice/contract.ts';
import * as compose from '../flow/compose/contract.ts';
import * as publish from '../flow/publish/contract.ts';
import * as review from '../flow/review/contract.ts';
import * as schedule from '../flow/schedule/contract.ts';
import * as screen from '../flow/screen/contract.ts';
import type { Endpoint } from '../kernel/http/contract.ts';
import * as channels from '../registers/channels/contract.ts';
import * as media from '../registers/media/contract.ts';
import * as org from '../registers/org/contract.ts';
import * as people from '../registers/people/contract.ts';
import * as signIn from '../registers/sign-in/contract.ts';

const contracts = [org, people, signIn, channels, media, compose, screen, review, schedule, publish, practice];

/** Every door that a contract names. */
export function listEndpoints(): Endpoint[] {
  return contracts.flatMap((contract) => Object.values(contract).filter(isEndpoint));
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}
