import { CircleHelp, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { countryName, formatDate, formatMoney } from '../../preload/format.ts';
import type { Datatype, FieldValue, Locale } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useLocale, useText } from '../i18n.ts';
import { openLink } from '../open-link.ts';
import { Button } from '../ui/Button.tsx';
import type { Reading } from './use-reading.ts';
import './ValueReading.css';

interface ValueReadingProps {
  readonly id: string;
  readonly datatype: Datatype;
  /** What stands in the archive, or what was read of what is being typed. */
  readonly reading: Reading;
  /** Confirms one of several readings of a date; absent where nothing can be chosen. */
  readonly onChoose?: ((reading: FieldValue) => void) | undefined;
}

/** A quiet line under an input: what the archive understood of the words in it. */
export function ValueReading({ id, datatype, reading, onChoose }: ValueReadingProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  if (reading.isAmbiguous)
    return <Choice id={id} datatype={datatype} reading={reading} onChoose={onChoose} />;
  const { value } = reading;
  if (datatype === 'link') return <LinkReading id={id} value={value} />;
  const shown = readingText(value, datatype, locale);
  if (shown === null) return null;
  return (
    <p id={id} className="value-reading" data-unread={shown === '' || undefined}>
      {shown === '' ? (
        <>
          <CircleHelp size={13} aria-hidden />
          {t(
            datatype === 'date'
              ? 'reading.notDate'
              : datatype === 'money'
                ? 'reading.notMoney'
                : 'reading.notNumber',
          )}
        </>
      ) : (
        <>
          {t('reading.as')} <b>{shown}</b>
          {datatype === 'date' && <code>{value.edtf}</code>}
        </>
      )}
    </p>
  );
}

/** A value as it was read; empty where it should have been read and was not, null where there is nothing to say. */
export function readingText(value: FieldValue, datatype: Datatype, locale: Locale): string | null {
  if (datatype === 'date') return value.edtf === undefined ? '' : formatDate(value.edtf, locale);
  if (datatype === 'money') {
    const { amount, currency } = value;
    return amount === undefined || currency === undefined ? '' : formatMoney(amount, currency, locale);
  }
  if (datatype === 'number') return value.number === undefined ? '' : null;
  if (
    (datatype === 'agent' || datatype === 'place') &&
    value.name !== undefined &&
    value.name !== value.text
  ) {
    return value.country === undefined ? value.name : `${value.name}, ${countryName(value.country, locale)}`;
  }
  return null;
}

function Choice({ id, datatype, reading, onChoose }: ValueReadingProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const readings = reading.readings.map((value) => ({
    value,
    label: readingText(value, datatype, locale) ?? String(value.number ?? value.text),
  }));
  return (
    <div id={id} className="value-reading value-choice" data-unread>
      <span>
        <CircleHelp size={13} aria-hidden />
        {t(onChoose ? 'reading.which' : 'reading.twoWays')}
      </span>
      <span className="value-choices">
        {readings.map(({ value, label }) =>
          onChoose ? (
            <Button key={label} className="choice-button" onPress={() => onChoose(value)}>
              {label}
            </Button>
          ) : (
            <b key={label}>{label}</b>
          ),
        )}
      </span>
    </div>
  );
}

function LinkReading({ id, value }: { readonly id: string; readonly value: FieldValue }): ReactNode {
  const t = useText();
  const { url } = value;
  if (url === undefined) {
    return (
      <p id={id} className="value-reading" data-unread>
        {t('reading.noAddress')}
      </p>
    );
  }
  return (
    <p id={id} className="value-reading">
      <Button
        variant="quiet"
        className="link-button"
        icon={ExternalLink}
        onPress={() => start(() => openLink(url))}
      >
        {t('reading.openLink')}
      </Button>
    </p>
  );
}
