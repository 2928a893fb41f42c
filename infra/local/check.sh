#!/usr/bin/env bash
# check.sh: what setup cannot mend by itself, all of it at once.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

problems=()

[[ $(uname -s) == Linux ]] ||
    problems+=('gVisor needs Linux, and this is '"$(uname -s)"': use a virtual machine')
[[ $(uname -m) == x86_64 || $(uname -m) == aarch64 ]] ||
    problems+=('gVisor needs x86_64 or aarch64, and this is '"$(uname -m)")
[[ $(id -u) == 0 ]] ||
    problems+=('run this as root: making sandboxes needs it (the service itself drops what it does not need)')

if ! command -v apt-get >/dev/null || ! grep -q -E '^(ID|ID_LIKE)=.*debian' /etc/os-release; then
    missing=()
    for tool in buildah curl go jq mmdebstrap runsc unzip; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    ((${#missing[@]} == 0)) ||
        problems+=("this is not Debian, so install these yourself: ${missing[*]}")
fi

home=$(java_home)
major=$(java_major "$home")
if [[ -z $major ]]; then
    problems+=('there is no JDK: apt-get install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer')
elif ((major < 17)); then
    problems+=("JDK $major is too old: set JAVA_HOME to a JDK 17 or newer")
fi

# All images take 3 GB, their builds 6 GB more for a while, Maven's repository 0.5 GB; one image is a fifth of that.
mkdir -p "$COFFERDAM_STATE" 2>/dev/null || true
free_mib=$(df --output=avail -m "$COFFERDAM_STATE" 2>/dev/null | tail -n 1 | tr -d ' ')
if [[ -n $free_mib ]] && ((free_mib < 4096)) && [[ ! -e $COFFERDAM_STATE/images/python/current ]]; then
    problems+=("$COFFERDAM_STATE has $free_mib MiB free and 4096 are wanted: set COFFERDAM_STATE to a larger disk")
fi

if ((${#problems[@]})); then
    printf 'cofferdam: this machine is not ready:\n' >&2
    printf '  - %s\n' "${problems[@]}" >&2
    exit 1
fi
