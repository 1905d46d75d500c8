import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './Banner.css';

const ICONS: Record<'info' | 'warning' | 'danger', LucideIcon> = {
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
};

interface BannerProps {
  readonly tone?: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A sentence that stays in sight until its reason is gone. */
export function Banner({ tone = 'info', children, action }: BannerProps): ReactNode {
  const Icon = ICONS[tone];
  return (
    <div className="banner" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div className="banner-text">{children}</div>
      {action}
    </div>
  );
}
