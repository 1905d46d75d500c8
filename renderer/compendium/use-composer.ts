import { useEffect, useRef, useState } from 'react';
import type { Compendium } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { type CompendiumDraft, isSameDraft, toDefinition, toDraft } from './draft.ts';

/** A compendium that is being edited. */
export interface Composer {
  readonly draft: CompendiumDraft;
  /** As it stands in the archive: what Escape goes back to. */
  readonly saved: CompendiumDraft;
  /** Changes what is edited; it is kept when the input is left. */
  readonly edit: (change: (draft: CompendiumDraft) => CompendiumDraft) => void;
  /** Changes it and keeps it at once, as one step. */
  readonly keep: (change: (draft: CompendiumDraft) => CompendiumDraft) => void;
  /** Keeps what was edited; false where the archive refused. */
  readonly flush: () => Promise<boolean>;
}

/** Edits a saved compendium: every change kept is a step of the archive, which can be undone and comes back here. */
export function useComposer(compendium: Compendium, isReadOnly: boolean): Composer {
  const [saved, setSaved] = useState(() => toDraft(compendium.definition, null));
  const [draft, setDraft] = useState(saved);
  const newest = useRef({ draft, saved, name: compendium.name });
  const show = (next: Partial<{ draft: CompendiumDraft; saved: CompendiumDraft }>): void => {
    newest.current = { ...newest.current, ...next };
    if (next.draft) setDraft(next.draft);
    if (next.saved) setSaved(next.saved);
  };
  newest.current.name = compendium.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken over when the archive tells it anew
  useEffect(() => {
    const { draft: edited, saved: known } = newest.current;
    const told = toDraft(compendium.definition, edited);
    if (isSameDraft(told, known)) return;
    // What a person is typing now stays; it is kept on top of what the archive told.
    show(isSameDraft(edited, known) ? { draft: told, saved: told } : { saved: told });
  }, [compendium.definition]);
  const flush = async (): Promise<boolean> => {
    const { draft: edited, saved: known, name } = newest.current;
    if (isReadOnly || isSameDraft(edited, known)) return true;
    show({ saved: edited });
    const answer = await attempt(() =>
      client.saveCompendium({ id: compendium.id, name, definition: toDefinition(edited) }),
    );
    if (!answer) show({ saved: known });
    return answer !== undefined;
  };
  const edit: Composer['edit'] = (change) => {
    if (!isReadOnly) show({ draft: change(newest.current.draft) });
  };
  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  useEffect(() => () => void latestFlush.current(), []);
  return {
    draft,
    saved,
    edit,
    keep: (change) => {
      edit(change);
      void flush();
    },
    flush,
  };
}
