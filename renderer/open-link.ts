import { client } from './client.ts';
import { appStore } from './state.ts';

/** Opens a web or mail address outside of the program: the shell shows it first, a browser does so by itself. */
export async function openLink(url: string): Promise<void> {
  if (appStore.get()?.mode === 'browser' && /^(https?|mailto):/i.test(url)) {
    window.open(url, '_blank', 'noopener,noreferrer');
  } else {
    await client.openLink({ url });
  }
}
