export type Address = { readonly host: string; readonly port: number };

/** Command line settings: they win over what the cluster's own files say. */
export function serverOptions({ host, port }: Address): readonly string[] {
  const local = process.platform !== 'win32';
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: local ? '' : host,
    port: String(port),
    ...(local ? { unix_socket_directories: host, unix_socket_permissions: '0700' } : {}),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    // Several processes on one data folder: a worker takes up to 23, the defaults of PostgreSQL are for four of them.
    max_connections: '100',
    // One small organization on a laptop: what lies idle costs nothing, and the system caches the rest.
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and the values in error messages may tell of patients: the log has the server's own life only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
