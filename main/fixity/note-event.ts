import { randomUUID } from 'node:crypto';
import { productVersion } from '../resources.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** What can happen to an original: PREMIS eventType, the first two from the vocabulary of the Library of Congress. */
export type EventType = 'ingestion' | 'fixity check' | 'repair';
/** PREMIS eventOutcome. */
export type EventOutcome = 'success' | 'warning' | 'failure';

/** An event to note; `at` is now and `detail` empty where they are not given. */
export interface NewEvent {
  readonly type: EventType;
  readonly outcome: EventOutcome;
  /** The original it happened to; null for the archive as a whole. */
  readonly sha256: string | null;
  /** PREMIS eventOutcomeDetailNote, in English: what happened, without absolute paths. */
  readonly detail?: string;
  readonly at?: string;
}

/** Notes what happened to an original (PREMIS 3, event entity); part of the transaction that is open on `db`. */
export function noteEvent(db: Db, { type, outcome, sha256, detail = '', at }: NewEvent): void {
  prepared(
    db,
    'INSERT INTO event (uuid, type, at, outcome, detail, agent, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(randomUUID(), type, at ?? new Date().toISOString(), outcome, detail, agentName(), sha256);
}

let agent: string | undefined;

/** PREMIS linkingAgentIdentifierValue: the program and its version. */
function agentName(): string {
  agent ??= `Kulliyyat ${productVersion()}`;
  return agent;
}
