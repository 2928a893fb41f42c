#!/usr/bin/env bash
# setup.sh [LANGUAGE...]: everything that is missing, and nothing that is not.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# One setup at a time for one state: a second one waits, then finds everything done.
lock_setup() {
    exec {setup_lock}>"$COFFERDAM_STATE/setup.lock"
    if ! flock --nonblock "$setup_lock"; then
        printf '  ...   another setup is running; waiting for it\n'
        flock "$setup_lock"
    fi
}

languages() {
    local file
    for file in "$root"/runtime-images/*/Containerfile; do basename "$(dirname "$file")"; done
}

setup() {
    local language extra wanted=("$@") missing
    "$root/infra/local/check.sh"
    lock_setup
    open_log setup
    if ((${#wanted[@]} == 0)); then mapfile -t wanted < <(languages); fi
    for language in "${wanted[@]}"; do
        languages | grep -x -e "$language" >/dev/null ||
            die "there is no runtime image for \`$language\`" "there are: $(languages | paste -s -d ' ')"
    done

    # `test` needs a tool more.
    read -r -a extra <<<"${EXTRA_PACKAGES-}"
    missing=$("$root/infra/local/packages.sh" needed "${extra[@]}" | paste -s -d ' ')
    if [[ -n $missing ]]; then
        step "Debian packages: $missing" "look whether \`apt-get update\` works, then run this again" \
            "$root/infra/local/packages.sh" install "${extra[@]}"
    fi
    note "gVisor: $(command -v runsc), $(runsc --version | sed -n 's/^runsc version //p')"

    for language in "${wanted[@]}"; do
        if "$root/runtime-images/build" --current "$language"; then
            note "image $language: up to date"
        else
            step "image $language" 'look whether the machine reaches its apt mirror and pip index, then run this again' \
                "$root/runtime-images/build" "$language"
        fi
    done

    if "$root/infra/local/java.sh" current; then
        note 'service: up to date'
    else
        step 'service (Maven)' 'look whether the machine reaches its Maven repository, then run this again' \
            "$root/infra/local/java.sh" maven --batch-mode --no-transfer-progress -DskipTests package
    fi

    # The tests build the service anew, and start it as it is.
    if [[ -n ${WITHOUT_TRIAL-} ]]; then return; fi
    if "$root/infra/local/service.sh" trained; then
        note 'fast start: up to date'
    else
        step 'fast start (a trial run)' 'look why the service does not start' "$root/infra/local/service.sh" train
    fi
}

setup "$@"
