import type { FieldDefinition, RecordDraft, RecordTypeDefinition, ValueDraft } from '../../preload/model.ts';
import { writeStructuredText } from '../../preload/structured-text.ts';
import { repairLookAlikes } from '../text/script.ts';
import { countryOf } from './countries.ts';
import { dateFillers, isWord, yearFrames } from './date-words.ts';
import { type EventSentence, readEventSentence } from './event-sentence.ts';
import { readAgentName } from './read-agent-name.ts';
import { findNames, type SentenceRole } from './sentence-names.ts';
import { findPlace } from './sentence-place.ts';
import { findQuotations, findThemes } from './sentence-quotes.ts';
import { findVenue } from './sentence-venue.ts';
import { splitSentences } from './sentences.ts';
import { suggestTitle } from './suggest-title.ts';
import type { Unit } from './units.ts';

/** The words of the date alone, without `on` before and `tarixində` behind it. */
function dateText({ tokens, text, date }: EventSentence): string {
  const isFrame = (at: number) => isWord(tokens[at], dateFillers) || isWord(tokens[at], yearFrames);
  let { from, to } = date;
  while (from < to - 1 && isFrame(from)) from += 1;
  while (to > from + 1 && isFrame(to - 1)) to -= 1;
  return text.slice(tokens[from]?.from, tokens[to - 1]?.to);
}

function agentValue(text: string): ValueDraft {
  const agent = readAgentName(repairLookAlikes(text));
  const country = agent.country ?? countryOf(agent.name);
  return { text, ...agent, ...(country ? { country } : {}) };
}

/** The values that a sentence gives, by the field of the type that takes them. */
function valuesOf(
  sentence: EventSentence,
  type: RecordTypeDefinition,
): Readonly<Record<string, readonly ValueDraft[]>> {
  const { tokens, text, date, term, noun } = sentence;
  const find = (test: (field: FieldDefinition) => boolean) => type.fields.find(test);
  const values: Record<string, readonly ValueDraft[]> = {
    [type.dateField]: [{ text: dateText(sentence), edtf: date.edtf }],
  };
  const kind = find(
    (field) => field.name === 'kind' && (field.terms ?? []).some(({ code }) => code === term),
  );
  if (kind) values[kind.name] = [{ text: text.slice(tokens[noun]?.from, tokens[noun]?.to), term }];
  const themes = findThemes(sentence, findQuotations(sentence)).map((theme) => theme.text);
  if (themes.length > 0 && find((field) => field.name === 'theme'))
    values['theme'] = [{ text: themes.join('; ') }];
  const place = findPlace(sentence);
  const placeField = find((field) => field.datatype === 'place');
  if (place && placeField) values[placeField.name] = [{ ...place, kind: 'place' }];
  const venue = find((field) => field.name === 'venue') ? findVenue(sentence) : null;
  if (venue !== null) values['venue'] = [{ text: venue }];
  for (const role of ['organiser', 'supporter', 'signatory'] satisfies SentenceRole[]) {
    const field = find((candidate) => candidate.role === role);
    const names = field ? findNames(sentence, role) : [];
    if (field && names.length > 0) values[field.name] = names.map(agentValue);
  }
  if (find((field) => field.name === 'text'))
    values['text'] = [{ text: writeStructuredText([{ kind: 'paragraph', inlines: [{ text }] }]) }];
  return values;
}

/** Conferences and memoranda that sentences of running prose tell of, each with its sentence. */
export function suggestRecords(
  units: readonly Unit[],
  types: readonly RecordTypeDefinition[],
): readonly RecordDraft[] {
  const drafts: RecordDraft[] = [];
  for (const unit of units) {
    for (const text of splitSentences(unit.text)) {
      const sentence = readEventSentence(text);
      const type = types.find((candidate) => candidate.name === sentence?.kind);
      if (!sentence || !type) continue;
      const key = `suggested-${drafts.length + 1}`;
      const lines = { from: unit.from, to: unit.to };
      drafts.push({
        key,
        type: type.name,
        origin: 'suggested',
        title: suggestTitle(sentence),
        fields: valuesOf(sentence, type),
        lines,
      });
    }
  }
  return drafts;
}
