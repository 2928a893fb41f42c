#!/usr/bin/env bash
# packages.sh needed [PACKAGE...] | install [PACKAGE...]: what the host lacks, and the further ones that are named. It adds Debian
# packages and at most one apt source, and changes nothing else.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The platform `systrap`, which needs no KVM and is several times faster than ptrace, came in 2023.
oldest_runsc=20230801

# release_date TEXT: both `release-20260105.0` and Debian's `0.0~20240729.0` hold a date.
release_date() { grep -o -m 1 -E '20[0-9]{6}' <<<"$1" | head -n 1; }

runsc_is_good() {
    command -v runsc >/dev/null && [[ $(release_date "$(runsc --version)") -ge $oldest_runsc ]]
}

oldest_go() { sed -n 's/^go \([0-9.]*\).*/\1/p' "$root/runtime-images/runner/go.mod"; }

go_is_good() {
    command -v go >/dev/null && version_at_least "$(GOTOOLCHAIN=local go env GOVERSION | sed 's/^go//')" "$(oldest_go)"
}

needed() {
    local package
    for package in buildah ca-certificates curl debian-archive-keyring jq mmdebstrap unzip "$@"; do
        if [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            printf '%s\n' "$package"
        fi
    done
    runsc_is_good || printf 'runsc\n'
    go_is_good || printf 'golang-go\n'
}

codename() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

# Debian 12 itself has a gVisor that is too old. Its backports come from the mirror that the host already uses.
add_backports() {
    local mirror
    # shellcheck disable=SC2016 # the fields are apt's
    mirror=$(apt-get indextargets --format '$(LABEL)|$(CODENAME)|$(REPO_URI)' 'Created-By: Packages' |
        sed -n "s/^Debian|$(codename)|//p" | head -n 1)
    [[ -n $mirror ]] || die 'no Debian mirror is configured in apt, so gVisor cannot be fetched' \
        'install runsc (2023-08 or newer) yourself and run this again'
    printf 'Types: deb\nURIs: %s\nSuites: %s-backports\nComponents: main\nSigned-By: %s\n' \
        "$mirror" "$(codename)" /usr/share/keyrings/debian-archive-keyring.gpg \
        >/etc/apt/sources.list.d/cofferdam-backports.sources
    apt-get -q update
}

# install_newer PACKAGE OLDEST: from the suites that apt prefers when what they offer is new enough, else from backports.
install_newer() {
    local package=$1 oldest=$2 offered
    offered=$(apt-cache policy "$package" | sed -n 's/^  Candidate: //p')
    offered=${offered#*:}
    offered=${offered#0.0~}
    if version_at_least "${offered%%[~+-]*}" "$oldest"; then
        apt_install "$package"
    else
        if ! apt-cache policy | grep 'a=[a-z-]*-backports' >/dev/null; then add_backports; fi
        apt_install --target-release "$(codename)-backports" "$package"
    fi
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

install() {
    local -a plain
    apt-get -q update
    mapfile -t plain < <(needed "$@" | grep -v -x -e runsc -e golang-go || true)
    if ((${#plain[@]})); then apt_install "${plain[@]}"; fi
    runsc_is_good || install_newer runsc "$oldest_runsc"
    go_is_good || install_newer golang-go "$(oldest_go)"
    runsc_is_good || die 'the runsc that apt offers is too old' 'install a newer gVisor on the PATH'
}

"$@"
