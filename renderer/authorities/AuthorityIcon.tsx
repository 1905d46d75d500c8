import { Building2, type LucideIcon, MapPin, User } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AuthorityKind } from '../../preload/model.ts';

const ICONS: Readonly<Record<AuthorityKind, LucideIcon>> = {
  organisation: Building2,
  person: User,
  place: MapPin,
};

/** The icon of a kind of name. */
export function AuthorityIcon({
  kind,
  size = 16,
}: {
  readonly kind: AuthorityKind;
  readonly size?: number;
}): ReactNode {
  const Icon = ICONS[kind];
  return <Icon size={size} strokeWidth={1.75} aria-hidden className="authority-icon" />;
}
