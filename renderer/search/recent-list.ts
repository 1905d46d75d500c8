/** Searches remembered per archive. */
export const MOST_RECENT = 20;

/** A list of searches with one more in front, each once and no more than are kept; one that goes on from the newest replaces it. */
export function withSearch(texts: readonly string[], text: string): readonly string[] {
  const [newest, ...others] = texts;
  const isGoingOn = newest !== undefined && text.startsWith(newest);
  return [text, ...(isGoingOn ? others : texts).filter((other) => other !== text)].slice(0, MOST_RECENT);
}
