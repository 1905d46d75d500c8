import { type ReactNode, useId } from 'react';
import { type PageBox, WHOLE_PAGE } from '../../preload/page-box.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import type { Cropping } from './use-cropping.ts';

/** The sides in the order in which a box names them; those after the second are counted from the far edge. */
const SIDES = ['left', 'top', 'right', 'bottom'] as const;
const LEAST = 0.02;

/** What is cut off at each side, in per cent, and what is done with it. */
export function CropBar({
  cropping,
  box,
}: {
  readonly cropping: Cropping;
  readonly box: PageBox;
}): ReactNode {
  const t = useText();
  const id = useId();
  const cut = (at: number): number => Math.round((at < 2 ? (box[at] ?? 0) : 1 - (box[at] ?? 1)) * 1000) / 10;
  const setSide = (at: number, percent: number): void => {
    if (!Number.isFinite(percent)) return;
    const opposite = box[(at + 2) % 4] ?? 0;
    const wanted = at < 2 ? percent / 100 : 1 - percent / 100;
    const side = at < 2 ? Math.min(wanted, opposite - LEAST) : Math.max(wanted, opposite + LEAST);
    const next = box.map((old, index) => (index === at ? Math.min(1, Math.max(0, side)) : old));
    cropping.setBox(next as unknown as PageBox);
  };
  return (
    <form
      className="viewer-light"
      aria-label={t('viewer.crop')}
      onSubmit={(event) => {
        event.preventDefault();
        cropping.keep('page');
      }}
    >
      <span className="viewer-hint">{t('crop.hint')}</span>
      {SIDES.map((side, at) => (
        <span key={side} className="viewer-slider">
          <label htmlFor={`${id}${side}`}>{t(`crop.${side}`)}</label>
          <input
            id={`${id}${side}`}
            className="field-input crop-side"
            type="number"
            min={0}
            max={98}
            step={0.5}
            // biome-ignore lint/a11y/noAutofocus: who asks to crop by the keyboard goes on there
            autoFocus={at === 0}
            value={cut(at)}
            onChange={(event) => setSide(at, event.target.valueAsNumber)}
          />
          <span aria-hidden>%</span>
        </span>
      ))}
      <span className="viewer-gap" />
      <Button variant="quiet" onPress={() => cropping.setBox(WHOLE_PAGE)}>
        {t('crop.whole')}
      </Button>
      <Button variant="quiet" onPress={cropping.leave}>
        {t('action.cancel')}
      </Button>
      <Button onPress={() => cropping.keep('all')}>{t('crop.all')}</Button>
      <Button variant="primary" type="submit">
        {t('crop.keep')}
      </Button>
    </form>
  );
}
