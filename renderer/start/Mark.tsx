import type { ReactNode } from 'react';

/** The mark of the program, as its icon has it: volumes on a shelf. */
export function Mark({ size }: { readonly size: number }): ReactNode {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 512 512" aria-hidden="true">
      <rect width="512" height="512" rx="112" fill="#0f5a5e" />
      <g fill="#f6f1e7">
        <rect x="112" y="128" width="64" height="256" rx="10" />
        <rect x="192" y="160" width="52" height="224" rx="10" />
        <rect x="260" y="112" width="72" height="272" rx="10" />
        <rect x="344" y="150" width="56" height="238" rx="10" transform="rotate(-9 372 384)" />
      </g>
      <g fill="#c9993b">
        <rect x="112" y="168" width="64" height="18" />
        <rect x="260" y="156" width="72" height="18" />
        <rect x="260" y="186" width="72" height="8" />
        <rect x="192" y="338" width="52" height="14" />
      </g>
      <rect x="88" y="392" width="336" height="16" rx="8" fill="#c9993b" />
    </svg>
  );
}
