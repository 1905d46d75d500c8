import { LOCALES, type Locale } from '../../preload/model.ts';

/** A page of the user's guide, as it lies under docs/guide/. */
export interface GuidePage {
  /** The name of its file without the ending, the same in every language. */
  readonly name: string;
  readonly title: string;
  readonly source: string;
}

const sources = import.meta.glob<string>('../../docs/guide/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function pagesOf(locale: Locale): readonly GuidePage[] {
  return Object.entries(sources)
    .filter(([path]) => path.includes(`/guide/${locale}/`))
    .map(([path, source]) => {
      const name = path.replace(/^.*\//, '').replace(/\.md$/, '');
      return { name, title: /^#\s+(.+)$/m.exec(source)?.[1] ?? name, source };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The guide in every language; pages in the order of their file names. */
export const GUIDE = Object.fromEntries(LOCALES.map((locale) => [locale, pagesOf(locale)])) as Readonly<
  Record<Locale, readonly GuidePage[]>
>;
