import { ListSkeleton } from '../ui/list-skeleton.tsx';
import classes from './bare.module.css';

export function RoutePending() {
  return (
    <div className={classes.padded}>
      <ListSkeleton />
    </div>
  );
}
