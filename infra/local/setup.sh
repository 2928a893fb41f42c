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

# images LANGUAGE...: builds those that are not up to date, and says of each how it went.
images() {
    local language stale=() end seconds failed=
    for language in "$@"; do
        if "$root/runtime-images/build" --current "$language"; then
            note "image $language: up to date"
        else
            stale+=("$language")
        fi
    done
    if ((${#stale[@]} == 0)); then return; fi
    printf '\n== images %s\n' "${stale[*]}" >>"$log"
    start_clock "images: ${stale[*]}" "$SECONDS"
    while read -r end language seconds; do
        if [[ $end == FAIL ]]; then failed=1; fi
        # What all images need may have failed before any of them.
        if [[ $language == - ]]; then continue; fi
        if [[ -t 1 ]]; then printf '\r\033[K'; fi
        printf '  %-5s image %s (%s s)\n' "$end" "$language" "$seconds"
    done < <("$root/runtime-images/build" "${stale[@]}" 3>&1 >>"$log" 2>&1 </dev/null || printf 'FAIL - 0\n')
    stop_clock
    if [[ -n $failed ]]; then
        tail -n 15 "$log" | sed 's/^/        /'
        printf '\n' >&2
        die "not every image could be made; all that was printed is in $log" \
            'look whether the machine reaches its apt mirror and pip index, then run this again: what is done is kept'
    fi
}

setup() {
    local language extra wanted=("$@") missing
    "$root/infra/local/check.sh"
    lock_setup
    open_log setup
    if ((${#wanted[@]} == 0)); then mapfile -t wanted < <(languages); fi
    mapfile -t wanted < <(for language in "${wanted[@]}"; do image_of "$language"; done | awk '!seen[$0]++')
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

    images "${wanted[@]}"

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
