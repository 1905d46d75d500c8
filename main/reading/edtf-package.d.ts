declare module 'edtf' {
  /** Throws where the text is no EDTF of the level. */
  export function parse(text: string, constraints?: { readonly level?: number }): unknown;
}
