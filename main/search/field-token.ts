/** A word of one field as the index has it: letters and digits only, so that it stays one word. */
export const fieldToken = (field: number, folded: string): string => `f${field}x${folded}`;
