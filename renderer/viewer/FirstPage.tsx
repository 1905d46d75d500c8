import { FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RecordFile } from '../../preload/model.ts';
import { thumbnailAddress } from '../../preload/thumbnail-address.ts';
import { bridge } from '../client.ts';
import { useText } from '../i18n.ts';
import './FirstPage.css';

/** The first page of an original, small, drawn when it comes in sight; pressed, it opens the viewer. */
export function FirstPage({
  file,
  onPress,
  onFailed,
}: {
  readonly file: RecordFile;
  readonly onPress: () => void;
  /** Told where it cannot be drawn. */
  readonly onFailed: () => void;
}): ReactNode {
  const t = useText();
  const [isFailed, setFailed] = useState(false);
  return (
    <Button className="first-page" aria-label={t('viewer.open', { name: file.name })} onPress={onPress}>
      {isFailed ? (
        <FileText size={22} strokeWidth={1.75} aria-hidden />
      ) : (
        <img
          src={bridge.address(thumbnailAddress({ sha256: file.sha256, page: 1, turns: null }))}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => {
            setFailed(true);
            onFailed();
          }}
        />
      )}
    </Button>
  );
}
