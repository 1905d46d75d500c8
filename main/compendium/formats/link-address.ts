/**
 * An address in ASCII as a link needs it (RFC 3986, 2): null where no reader would take it for one, so that the
 * text is shown without a link.
 */
export function linkAddress(url: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href.replace(/[^\x21-\x7E]|["<>[\\\]^`{|}]/gu, (character) =>
    encodeURIComponent(character),
  );
}
