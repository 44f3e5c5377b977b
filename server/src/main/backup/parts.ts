/**
 * Tables that a backup leaves out: what belongs to this moment and these processes, and what migrations write. Whoever was
 * signed in signs in again after a restore, and half-done ceremonies begin anew.
 */
export const LEFT_OUT: readonly string[] = [
  'auth.ceremony',
  'auth.password_reset',
  'auth.session',
  'auth.throttle',
  'public.backup_run',
  'public.oldest_release',
  'public.schema_migration',
  'public.worker_heartbeat',
];
