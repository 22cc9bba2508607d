/** A small server: some tens of kilobytes of rows and a handful of clients. What crosses a crash is never given up (fsync stays on). */
export const settings = (port: number): string[] =>
  Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '40',
    shared_buffers: '32MB',
    work_mem: '2MB',
    maintenance_work_mem: '16MB',
    max_wal_size: '128MB',
    min_wal_size: '16MB',
    // fewer processes: no replication, no parallel queries, one vacuum worker, reads by the backend itself
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    autovacuum_max_workers: '1',
    io_method: 'sync',
    jit: 'off',
    // no value of a row in the log: neither statements nor the details of an error
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
