import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatDate } from '../../preload/format.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { useLocale, useText } from '../i18n.ts';
import { TextField } from '../ui/TextField.tsx';
import { type Period, periodOf } from './period.ts';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 250;

/** A stretch of time, typed as a date is: a year, a month, a day, or from one to another. */
export function PeriodField({ onPeriod }: { readonly onPeriod: (period: Period) => void }): ReactNode {
  const t = useText();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [reading, setReading] = useState<string | null>(null);
  const newest = useRef(onPeriod);
  newest.current = onPeriod;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const edtf = typed.trim() === '' ? '' : await readEdtf(typed.trim());
      if (!isCurrent) return;
      const period = edtf === '' ? {} : periodOf(edtf);
      setReading(typed.trim() === '' ? null : period === null ? '' : edtf);
      newest.current(period ?? {});
    };
    const timer = setTimeout(() => void read(), PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return (
    <TextField
      label={t('history.filterPeriod')}
      value={typed}
      onChange={setTyped}
      placeholder={t('history.periodPlaceholder')}
      description={
        reading === null
          ? undefined
          : reading === ''
            ? t('history.periodUnread')
            : formatDate(reading, locale)
      }
    />
  );
}

/** What a typed date means; a word that is none stands for itself and is told as not read. */
async function readEdtf(text: string): Promise<string> {
  const answer = await attempt(() => client.readValue({ datatype: 'date', text }));
  return answer?.value.edtf ?? text;
}
