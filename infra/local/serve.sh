#!/usr/bin/env bash
# serve.sh: the service, in the foreground, on 127.0.0.1:8080 unless QUARKUS_HTTP_PORT says else.
#
# It starts as root and keeps four of root's rights, each of which `runsc` was seen to fail without:
#   sys_admin        the sandbox's namespaces and mounts
#   setuid, setgid   the user namespaces in which the sandbox and its file server are nobody
#   setfcap          the kernel asks for it when a user namespace maps root
# Nothing that it starts can gain any other.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

home=$(java_home)
options=()
# What an earlier start had to load and link, from JDK 25 on; another JDK than the one that wrote it would not use it.
if [[ -s $app/app.aot ]] && (($(java_major "$home") >= 25)); then options+=("-XX:AOTCache=$app/app.aot"); fi

# JAVA_OPTS is several options in one text by its nature.
# shellcheck disable=SC2086
exec setpriv --bounding-set=-all,+sys_admin,+setuid,+setgid,+setfcap --inh-caps=-all --no-new-privs \
    "$home/bin/java" "${options[@]}" ${JAVA_OPTS-} -jar "$app/quarkus-run.jar"
