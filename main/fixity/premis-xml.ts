import { xmlText } from '../exchange/xml-text.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { EventOutcome, EventType } from './note-event.ts';

/** An event of the log, as it is kept. */
export interface KeptEvent {
  readonly uuid: string;
  readonly type: EventType;
  readonly at: string;
  readonly outcome: EventOutcome;
  readonly detail: string;
  readonly agent: string;
  readonly sha256: string | null;
}

/** The newest events first, `limit` at most. */
export function listEvents(db: Db, limit: number): readonly KeptEvent[] {
  return prepared<KeptEvent>(
    db,
    'SELECT uuid, type, at, outcome, detail, agent, sha256 FROM event ORDER BY id DESC LIMIT ?',
  ).all(limit);
}

interface ObjectRow {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string | null;
}

/**
 * The originals, the events and the programs that did them as a PREMIS 3.0 document, piece by piece. Objects are known
 * by their SHA-256, the archive as a whole by its UUID (PREMIS Data Dictionary 3.0, sections 1 to 3).
 */
export function* premisXml(db: Db): Generator<string> {
  const archive = String(prepared(db, "SELECT value FROM setting WHERE name = 'uuid'").pluck().get());
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">\n';
  yield `<object xsi:type="intellectualEntity">${identifier('objectIdentifier', 'UUID', archive)}</object>\n`;
  const objects = prepared<ObjectRow>(
    db,
    'SELECT sha256, size, mime, (SELECT name FROM recordFile WHERE recordFile.sha256 = file.sha256 ORDER BY id LIMIT 1) AS name FROM file ORDER BY sha256',
  );
  for (const row of objects.iterate()) yield objectXml(row);
  const events = prepared<KeptEvent>(
    db,
    'SELECT uuid, type, at, outcome, detail, agent, sha256 FROM event ORDER BY id',
  );
  for (const event of events.iterate()) yield eventXml(event, archive);
  const agents = prepared(db, 'SELECT DISTINCT agent FROM event ORDER BY agent').pluck().all() as string[];
  for (const agent of agents) {
    const known = identifier('agentIdentifier', 'program', agent);
    yield `<agent>${known}${tag('agentName', agent)}${tag('agentType', 'software')}</agent>\n`;
  }
  yield '</premis>\n';
}

const tag = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;

/** `name` with its type and its value, as every identifier of PREMIS is built. */
const identifier = (name: string, type: string, value: string): string =>
  `<${name}>${tag(`${name}Type`, type)}${tag(`${name}Value`, value)}</${name}>`;

function objectXml({ sha256, size, mime, name }: ObjectRow): string {
  const digest = tag('messageDigestAlgorithm', 'SHA-256') + tag('messageDigest', sha256);
  const format = `<format><formatDesignation>${tag('formatName', mime)}</formatDesignation></format>`;
  return `<object xsi:type="file">${identifier('objectIdentifier', 'SHA-256', sha256)}<objectCharacteristics><compositionLevel>0</compositionLevel><fixity>${digest}</fixity>${tag('size', String(size))}${format}</objectCharacteristics>${name === null ? '' : tag('originalName', name)}</object>\n`;
}

function eventXml({ uuid, type, at, outcome, detail, agent, sha256 }: KeptEvent, archive: string): string {
  const note =
    detail === '' ? '' : `<eventOutcomeDetail>${tag('eventOutcomeDetailNote', detail)}</eventOutcomeDetail>`;
  const object =
    sha256 === null
      ? identifier('linkingObjectIdentifier', 'UUID', archive)
      : identifier('linkingObjectIdentifier', 'SHA-256', sha256);
  return [
    '<event>',
    identifier('eventIdentifier', 'UUID', uuid),
    tag('eventType', type),
    tag('eventDateTime', at),
    `<eventOutcomeInformation>${tag('eventOutcome', outcome)}${note}</eventOutcomeInformation>`,
    identifier('linkingAgentIdentifier', 'program', agent),
    object,
    '</event>\n',
  ].join('');
}
