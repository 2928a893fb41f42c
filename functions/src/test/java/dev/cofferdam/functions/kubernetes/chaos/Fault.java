package dev.cofferdam.functions.kubernetes.chaos;

/** What goes wrong around an execution. */
enum Fault {
  /** Watch, attach and calls in flight end; the API server is there. */
  CONNECTIONS_CUT,
  /** The API server refuses connections for a while. */
  API_SERVER_UNREACHABLE,
  /** The API server takes connections, and says nothing for a while. */
  API_SERVER_SILENT,
  /** Somebody deletes a pod without grace. */
  POD_DELETED,
  /** Somebody deletes a Job. */
  JOB_DELETED,
  /** The process that stands between containerd and a sandbox is killed. */
  SHIM_KILLED,
  /** The API server's process stops for a while, for everybody. */
  API_SERVER_STOPPED,
  /** The kubelet's process stops for a while. */
  KUBELET_STOPPED
}
