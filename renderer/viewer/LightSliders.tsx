import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FIRST_VIEW, type ViewChoice } from './view-choice.ts';

interface LightSlidersProps {
  readonly view: ViewChoice;
  readonly onChange: (change: Partial<ViewChoice>) => void;
}

/** Makes faded ink easier to read; what is changed is how the page is shown. */
export function LightSliders({ view, onChange }: LightSlidersProps): ReactNode {
  const t = useText();
  const { brightness, contrast } = FIRST_VIEW;
  return (
    <div className="viewer-light">
      {(['brightness', 'contrast'] as const).map((name) => (
        <label key={name} className="viewer-slider">
          <span>{t(`viewer.${name}`)}</span>
          <input
            type="range"
            min={20}
            max={300}
            step={10}
            value={view[name]}
            onChange={(event) => onChange({ [name]: Number(event.target.value) })}
          />
          <span className="viewer-number">{view[name]} %</span>
        </label>
      ))}
      <Button variant="quiet" icon={RotateCcw} onPress={() => onChange({ brightness, contrast })}>
        {t('viewer.resetLight')}
      </Button>
    </div>
  );
}
