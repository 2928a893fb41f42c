#!/usr/bin/env bash
# bench-kubernetes.sh: an execution beside a bare Job of the same image, on the cluster of KUBECONFIG. Fails when a goal is
# missed. The goals are for a cluster that does nothing else.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ -n ${KUBECONFIG-} && -n ${CLUSTER_RUNTIMES-} ]] ||
    die 'this measures on a cluster' 'set KUBECONFIG and CLUSTER_RUNTIMES: infra/kubernetes/README.md says to what'
open_log bench-kubernetes
measured=0
"$root/infra/local/java.sh" maven --batch-mode --no-transfer-progress -pl policy-engine,functions test \
    -Dtest=OverheadBenchmark -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 </dev/null || measured=1
grep -E '^(request to result|  until|bare Job|ratio|burst)' "$log" ||
    die "nothing was measured; all that was printed is in $log"
exit "$measured"
