import type { Datatype, FieldValue, ValueInput } from '../../preload/model.ts';

/** A value as the archive takes it back unchanged: its words, the authority it points to, a confirmed date. */
export function inputOf(value: FieldValue, datatype: Datatype): ValueInput {
  return {
    text: value.text,
    ...(value.authority === undefined ? {} : { authority: value.authority }),
    ...(datatype === 'date' && value.edtf !== undefined ? { edtf: value.edtf } : {}),
  };
}

/** True where every value of a field says the same as before. */
export function areSameInputs(a: readonly ValueInput[], b: readonly ValueInput[]): boolean {
  return (
    a.length === b.length &&
    a.every((input, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        input.text === other.text &&
        input.authority === other.authority &&
        input.edtf === other.edtf
      );
    })
  );
}

/** The list with one value replaced, or added where `index` is its length; null takes it out. */
export function withValue(
  inputs: readonly ValueInput[],
  index: number,
  input: ValueInput | null,
): readonly ValueInput[] {
  if (input === null || input.text.trim() === '') return inputs.filter((_, at) => at !== index);
  if (index >= inputs.length) return [...inputs, input];
  return inputs.map((other, at) => (at === index ? input : other));
}

/** The list with one value moved; as it was where there is no such place. */
export function movedValue<T>(values: readonly T[], from: number, to: number): readonly T[] {
  const moved = values[from];
  if (moved === undefined || to < 0 || to >= values.length) return values;
  const others = values.filter((_, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
