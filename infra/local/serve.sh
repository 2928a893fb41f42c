#!/usr/bin/env bash
# serve.sh: the service, in the foreground, on 127.0.0.1:8080 unless QUARKUS_HTTP_PORT says else.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

words=$("$root/infra/local/service.sh" command_line)
mapfile -t line <<<"$words"
exec "${line[@]}"
