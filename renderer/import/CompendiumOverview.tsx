// biome-ignore-all lint/suspicious/noArrayIndexKey: sections have nothing but their place
import type { ReactNode } from 'react';
import type { Reading, Section } from '../../preload/model.ts';
import { plainText } from '../../preload/structured-text.ts';
import { useText } from '../i18n.ts';
import './CompendiumOverview.css';

/** What stands around the labelled records: it is kept as a compendium of them. */
export function CompendiumOverview({ reading }: { readonly reading: Reading }): ReactNode {
  const t = useText();
  const { compendium, drafts } = reading;
  if (!compendium) return null;
  const { title, subtitle, institution, year, before, after, entries, entriesTitle } = compendium;
  const titles = entries.flatMap((key) => drafts.find((draft) => draft.key === key)?.title ?? []);
  return (
    <div className="overview">
      <p className="overview-lead">{t('import.compendiumText')}</p>
      <div className="overview-cover">
        <b>{title}</b>
        {[subtitle, institution, year]
          .filter((words) => words !== '')
          .map((words) => (
            <span key={words}>{words}</span>
          ))}
      </div>
      <Part title={t('compendium.before')} sections={before} />
      <section className="overview-part">
        <h3>{entriesTitle || t('compendium.entries')}</h3>
        <ol>
          {titles.map((entry, index) => (
            <li key={index}>{entry}</li>
          ))}
        </ol>
      </section>
      <Part title={t('compendium.after')} sections={after} />
    </div>
  );
}

function Part({
  title,
  sections,
}: {
  readonly title: string;
  readonly sections: readonly Section[];
}): ReactNode {
  if (sections.length === 0) return null;
  return (
    <section className="overview-part">
      <h3>{title}</h3>
      <Sections sections={sections} />
    </section>
  );
}

/** Characters of a section's text that are shown. */
const SHOWN = 140;

function Sections({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  return (
    <ul>
      {sections.map((section, index) => {
        const words = plainText(section.body).replace(/\s+/g, ' ');
        return (
          <li key={index}>
            <b>{section.title}</b>
            {words !== '' && <p>{words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}</p>}
            {section.sections.length > 0 && <Sections sections={section.sections} />}
          </li>
        );
      })}
    </ul>
  );
}
