import { Link, type LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import classes from './page-nav.module.css';

type NavPage = { readonly to: NonNullable<LinkProps['to']>; readonly icon: LucideIcon; readonly label: string };

/** The pages of a room, above each of them. */
export function PageNav({ label, pages }: { label: string; pages: readonly NavPage[] }) {
  return (
    <nav aria-label={label}>
      <ul className={classes.list}>
        {pages.map(({ to, icon: Icon, label: name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes.link}>
              <Icon size={16} aria-hidden />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
