import { useEffect } from 'react';
import { MENU_COMMANDS, type MenuCommand } from '../preload/api.ts';
import { COMMANDS, isEnabled, runCommand } from './commands.ts';
import { keyName } from './key-name.ts';

/** The command that a key stands for.  */
export function commandOfKey(name: string): MenuCommand | undefined {
  return MENU_COMMANDS.find((command) => COMMANDS[command].keys.includes(name));
}

/** True where typing belongs to a text: undo and Delete act on the text there, not on the archive. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, input:not([type="checkbox"], [type="radio"])'))
  );
}

const TEXT_COMMANDS: ReadonlySet<MenuCommand> = new Set(['undo', 'redo', 'deleteRecords']);

/** Runs the commands of pressed keys for as long as the component is shown. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('.dialog-backdrop')) return;
      const command = commandOfKey(keyName(event));
      if (!command || (TEXT_COMMANDS.has(command) && isTyping(event.target))) return;
      if (command === 'deleteRecords' && !isEnabled(command)) return;
      event.preventDefault();
      runCommand(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Runs a command of the native menu; over a text, undo and redo are the text's own. */
export function runMenuCommand(command: MenuCommand): void {
  if (!TEXT_COMMANDS.has(command) || !isTyping(document.activeElement)) runCommand(command);
  else if (command !== 'deleteRecords') document.execCommand(command);
}
