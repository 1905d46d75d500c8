declare module 'edtf' {
  /** A parsed date; `min` and `max` are milliseconds of 1970, infinite where an interval is open. */
  interface ExtendedDate {
    readonly min: number;
    readonly max: number;
  }
  function parseEdtf(text: string): ExtendedDate;
  export default parseEdtf;
}
