import type {
  FieldValue,
  ImportDecision,
  ImportReview,
  MatchQuestion,
  ReadFile,
  RecordDraft,
  ValueDraft,
  ValueInput,
} from '../../preload/model.ts';

/** What a person changed in one proposed record. */
export interface DraftChange {
  readonly type?: string;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, readonly ValueInput[]>>;
}

/** What a person decided about one file of a review. */
export interface FileChoice {
  /** False leaves the whole file out. */
  readonly isAccepted: boolean;
  /** Keys of drafts that are not written. */
  readonly refused: readonly string[];
  readonly changed: Readonly<Record<string, DraftChange>>;
  /** Names that were answered to be the same as their candidate. */
  readonly same: readonly string[];
}

/** The choices of a review before anybody has looked at it: all that is new is taken, no names are the same. */
export function firstChoices(review: ImportReview): readonly FileChoice[] {
  return review.files.map(({ known }) => ({
    isAccepted: known === null,
    refused: [],
    changed: {},
    same: [],
  }));
}

/** A draft with what the person changed in it. */
export function changedDraft(draft: RecordDraft, choice: FileChoice): RecordDraft {
  const change = choice.changed[draft.key];
  if (!change) return draft;
  const fields = Object.fromEntries(
    Object.entries(change.fields ?? {}).map(([name, inputs]) => [name, inputs.map(valueOfInput)]),
  );
  return {
    ...draft,
    type: change.type ?? draft.type,
    title: change.title ?? draft.title,
    fields: { ...draft.fields, ...fields },
  };
}

/** Subtle: a name that was picked is its own reading; everything else is read again by the archive. */
function valueOfInput({ text, edtf, authority }: ValueInput): ValueDraft & FieldValue {
  return {
    text,
    ...(edtf === undefined ? {} : { edtf }),
    ...(authority === undefined ? {} : { authority, name: text }),
  };
}

/** The choice with one draft changed further. */
export function withChange(choice: FileChoice, key: string, change: DraftChange): FileChoice {
  const before = choice.changed[key];
  const fields = { ...before?.fields, ...change.fields };
  return { ...choice, changed: { ...choice.changed, [key]: { ...before, ...change, fields } } };
}

/** The choice with a draft taken or left out. */
export function withAcceptance(choice: FileChoice, keys: readonly string[], isAccepted: boolean): FileChoice {
  const others = choice.refused.filter((key) => !keys.includes(key));
  return { ...choice, refused: isAccepted ? others : [...others, ...keys] };
}

/** The choice with a question answered: the same as its candidate, or a name of its own. */
export function withAnswer(choice: FileChoice, { name }: MatchQuestion, isSame: boolean): FileChoice {
  const others = choice.same.filter((other) => other !== name);
  return { ...choice, same: isSame ? [...others, name] : others };
}

/** How many records a file gives as things are chosen. */
export function countAccepted(file: ReadFile, choice: FileChoice): number {
  if (!choice.isAccepted || file.known !== null) return 0;
  return file.reading.drafts.filter(({ key }) => !choice.refused.includes(key)).length;
}

/** Everything that is new is taken, nothing is refused; what was changed stays changed. */
export function acceptEverything(
  review: ImportReview,
  choices: readonly FileChoice[],
): readonly FileChoice[] {
  return choices.map((choice, index) => ({
    ...choice,
    isAccepted: review.files[index]?.known === null,
    refused: [],
  }));
}

/** The choices as the archive takes them. */
export function decisionsOf(review: ImportReview, choices: readonly FileChoice[]): ImportDecision[] {
  return choices.map((choice, file) => ({
    file,
    isAccepted: choice.isAccepted && review.files[file]?.known === null,
    refused: [...choice.refused],
    changed: Object.entries(choice.changed).map(([key, { type, title, fields }]) => ({
      key,
      ...(type === undefined ? {} : { type }),
      ...(title === undefined ? {} : { title }),
      ...(fields === undefined ? {} : { fields: copyInputs(fields) }),
    })),
    merged: mergedNames(review.files[file]?.questions ?? [], choice.same),
  }));
}

function copyInputs(fields: Readonly<Record<string, readonly ValueInput[]>>): Record<string, ValueInput[]> {
  return Object.fromEntries(Object.entries(fields).map(([name, inputs]) => [name, [...inputs]]));
}

function mergedNames(questions: readonly MatchQuestion[], same: readonly string[]): ImportDecision['merged'] {
  return questions
    .filter(({ name }) => same.includes(name))
    .map(({ name, candidate }) => ({ name, into: candidate.id ?? candidate.name }));
}
