declare module 'hyphen' {
  const createHyphenator: (
    patterns: unknown,
    options: { readonly hyphenChar?: string; readonly minWordLength?: number },
  ) => (text: string) => string;
  export default createHyphenator;
}
declare module 'hyphen/patterns/en-us.js' {
  const patterns: unknown;
  export default patterns;
}
declare module 'hyphen/patterns/ru.js' {
  const patterns: unknown;
  export default patterns;
}
