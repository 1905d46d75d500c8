/**
 * A pressed key as commands name it: `Ctrl+Shift+N`, `F1`; Command counts as Ctrl.
 * A key that gives no Latin letter goes by its place, so that a Cyrillic layout works too.
 */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'code'>,
): string {
  if (event.altKey) return '';
  const isControl = event.ctrlKey || event.metaKey;
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = isControl && letter ? letter : event.key;
  return `${isControl ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}
