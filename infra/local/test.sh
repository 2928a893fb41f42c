#!/usr/bin/env bash
# test.sh: every test there is. A part that fails does not keep the others from running; the last line is the sum.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
open_log test

passed=0 failed=0 skipped=0

# part TITLE COMMAND...: like `step`, and remembers a failure where `step` would stop.
part() {
    local title=$1 started=$SECONDS
    shift
    printf '\n== %s\n' "$title" >>"$log"
    start_clock "$title" "$started"
    if "$@" >"$output" 2>&1 </dev/null; then part_ok=1; else part_ok=0; fi
    cat "$output" >>"$log"
    stop_clock
    if ((part_ok)); then printf '  ok    %s (%s s)\n' "$title" "$((SECONDS - started))"; else printf '  FAIL  %s (%s s)\n' "$title" "$((SECONDS - started))"; fi
}

add() {
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
    # A part that failed before any test of it did, as a compiler does, is a failure too.
    if ((!part_ok && $2 == 0)); then
        failed=$((failed + 1))
        tail -n 25 "$output" | sed 's/^/        /'
    fi
}

# The checks of shell and image print `ok NAME`, `not ok NAME: WHY` and `skip NAME: WHY`.
add_lines() {
    grep -E '^(not ok|skip) ' "$output" | sed 's/^/        /' || true
    add "$(grep -c '^ok ' "$output" || true)" "$(grep -c '^not ok ' "$output" || true)" "$(grep -c '^skip ' "$output" || true)"
}

output=$(mktemp)
trap 'stop_clock; rm -f "$output"' EXIT

cd "$root"

lint_scripts() {
    local file status=0
    while read -r file; do
        if shellcheck --external-sources "$file"; then printf 'ok %s\n' "$file"; else printf 'not ok %s: shellcheck\n' "$file" && status=1; fi
    done < <(git ls-files | grep -v -E '^mvnw|/cases/' | while read -r file; do
        if [[ $file == *.sh ]] || { [[ -f $file ]] && head -c 20 "$file" | grep -a -q -E '^#!(/usr/bin/env bash|/bin/sh|/bin/bash)'; }; then printf '%s\n' "$file"; fi
    done)
    return "$status"
}
part 'scripts' lint_scripts
add_lines

count_go() { grep '^{' "$output" | jq -s --arg action "$1" '[.[] | select(.Test and .Action == $action)] | length'; }
# go_part NAME FOLDER: the tests of one Go module.
go_part() {
    # shellcheck disable=SC2016
    part "$1" env CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-buildvcs=false "GOCACHE=$COFFERDAM_STATE/build/go-cache" \
        "GOPATH=$COFFERDAM_STATE/build/go" sh -c 'cd "$1" && go vet ./... && go test -count=1 -json ./...' go "$2"
    # A skipped Go test says why in its own output, which comes before the line that says SKIP.
    grep '^{' "$output" | jq -r 'select(.Action == "output" and .Test) | .Output' | grep -B 3 -E -- '--- (SKIP|FAIL)' | sed 's/^/        /' || true
    add "$(count_go pass)" "$(count_go fail)" "$(count_go skip)"
}
go_part 'runner' runtime-images/runner
go_part 'unit tests of Go' runtime-images/go/unit

for image in runtime-images/*/Containerfile; do
    language=$(basename "$(dirname "$image")")
    part "image $language" runtime-images/check "$language"
    add_lines
done

# Reports of tests that are gone would be counted again.
rm -rf ./*/target/surefire-reports ./*/target/failsafe-reports
part 'policy engine and service (Maven)' infra/local/java.sh maven --batch-mode --no-transfer-progress --fail-at-end verify
sum_reports() {
    find . -path '*/target/*-reports/TEST-*.xml' -exec grep -h -m 1 -A 3 '<testsuite ' {} + | tr '\n' ' ' |
        grep -o -E " $1=\"[0-9]+\"" | grep -o -E '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'
}
find . -path '*/target/*-reports/TEST-*.xml' -exec grep -h -o -E '<skipped message="[^"]*"' {} + |
    sed 's/^<skipped message="\(.*\)"$/\1/' | sort | uniq -c | sed -E 's/^ *([0-9]+) (.*)$/        skipped \1: \2/' || true
grep -E '^\[ERROR\] +[A-Za-z].*(:[0-9]+|»)' "$output" | sort -u | cut -c 1-240 | head -n 40 | sed 's/^/        /' || true
bad=$(($(sum_reports failures) + $(sum_reports errors)))
ignored=$(sum_reports skipped)
add "$(($(sum_reports tests) - bad - ignored))" "$bad" "$ignored"

printf '\nall that was printed is in %s\n' "$log"
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
((failed == 0))
