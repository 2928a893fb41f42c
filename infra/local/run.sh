#!/usr/bin/env bash
# run.sh EXAMPLE: starts the service on a free port, sends the example's request, shows the answer, saves its files.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

example=$(example_folder "$1")

work=$(mktemp -d)
service=
stop() {
    if [[ -n $service ]]; then
        kill "$service" 2>/dev/null || true
        wait "$service" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

# The request with the contents of the files that it names: text as it is, anything else as base64.
whole_request() {
    cp "$example/request.json" "$work/request.json"
    with_contents .files
    with_contents .unit_tests.files
}

# with_contents LIST: puts the contents into one list of files of the request, where there is such a list.
with_contents() {
    local list=$1 count index name file encoding
    count=$(jq "$list // [] | length" "$work/request.json")
    for ((index = 0; index < count; index++)); do
        name=$(jq -r --argjson i "$index" "${list}[\$i] | if has(\"content\") then \"\" else .name end" "$work/request.json")
        if [[ -z $name ]]; then continue; fi
        file=$example/$name encoding=utf8
        [[ -f $file ]] || die "the request names \`$name\`, and $example has no such file"
        if iconv -f utf-8 -t utf-8 "$file" >/dev/null 2>&1; then
            cp "$file" "$work/content"
        else
            encoding=base64
            base64 -w 0 "$file" >"$work/content"
        fi
        jq --argjson i "$index" --arg encoding "$encoding" --rawfile content "$work/content" \
            "${list}[\$i] += {encoding: \$encoding, content: \$content}" "$work/request.json" >"$work/next.json"
        mv "$work/next.json" "$work/request.json"
    done
}

start_service() {
    local deadline=$((SECONDS + 60))
    open_log run
    address=http://127.0.0.1:$(free_port)
    QUARKUS_HTTP_PORT=${address##*:} "$root/infra/local/serve.sh" >"$log" 2>&1 </dev/null &
    service=$!
    until curl -s -f -o /dev/null "$address/q/health/ready"; do
        kill -0 "$service" 2>/dev/null || {
            tail -n 15 "$log" | sed 's/^/        /' >&2
            die "the service did not start; all that it printed is in $log"
        }
        if ((SECONDS > deadline)); then
            curl -s "$address/q/health/ready" | sed 's/^/        /' >&2
            die "the service is not ready after 60 s; all that it printed is in $log"
        fi
        sleep 0.05
    done
}

# What a stranger's program printed goes to a terminal, so it may hold no control characters but tab and line feed.
printable() { tr -d '\000-\010\013-\037\177'; }

show() {
    jq -r '
        def ms: if . == null then "-" else "\(.) ms" end;
        def mib: if . == null then "-" else "\(. / 1048576 * 10 | round / 10) MiB" end;
        def line(name; text): name + " " * (10 - (name | length)) + text;
        def lines(name; text): if (text // "") == "" then empty else name, (text | rtrimstr("\n") | split("\n")[] | "  | " + .) end;
        line("verdict"; "\(.policy.decision // "-") by policy \(.policy.policy_id // "-"), \(.policy.findings // [] | length) findings"),
        (.policy.findings // [] | .[] | "  - \(.severity) \(.rule_id) at \(.file):\(.start.line):\(.start.column): \(.message)"),
        line("status"; .status + (if .run.code != null then ", exit code \(.run.code)" else "" end)
            + (if .run.message then ": \(.run.message)" else "" end) + (if .error.message then ": \(.error.message)" else "" end)),
        line("sandbox"; "\(.sandbox.provider // "-"), \(.sandbox.runtime // "-"), \(.sandbox.image // "-")"),
        line("timing"; "queue \(.timing.queue | ms), policy \(.timing.policy | ms), startup \(.timing.startup | ms), run \(.timing.run | ms), total \(.timing.total | ms)"),
        (if .run then line("used"; "\(.run.cpu_time | ms) of processor time, \(.run.memory | mib) of memory") else empty end),
        (.tests // [] | .[] | line("test"; "\(.id): \(.status)" + (if .message then ": \(.message)" else "" end))),
        (.unit_tests // [] | .[] | line("case"; "\(.name): \(.status), \(.time | ms)")),
        lines("output"; .run.stdout),
        lines("errors"; .run.stderr)
    ' "$work/answer.json" | printable
}

# A name from a stranger is used as a path only if it stays in the folder.
save_artifacts() {
    local count index name target
    count=$(jq '.artifacts // [] | length' "$work/answer.json")
    for ((index = 0; index < count; index++)); do
        name=$(jq -r --argjson i "$index" '.artifacts[$i].name' "$work/answer.json")
        if [[ $name == /* || /$name/ == */../* || $name == *[[:cntrl:]]* ]]; then
            printf 'not saved  a file with a name that leaves the folder\n'
            continue
        fi
        target=$example/out/$name
        mkdir -p "$(dirname "$target")"
        jq -j --argjson i "$index" '.artifacts[$i].content' "$work/answer.json" | base64 --decode >"$target"
        jq -r --argjson i "$index" --arg target "$target" \
            '.artifacts[$i] | "saved     \($target) (\(.media_type), \(.size) bytes)"' "$work/answer.json"
    done
}

whole_request
started=$(date +%s%N)
start_service
printf '  ok    service ready in %s ms\n' "$((($(date +%s%N) - started) / 1000000))"
started=$(date +%s%N)
http=$(curl -s -o "$work/answer.json" -w '%{http_code}' -H 'content-type: application/json' \
    --data-binary "@$work/request.json" "$address/execute")
printf '  ok    answered in %s ms\n\n' "$((($(date +%s%N) - started) / 1000000))"
if [[ $http != 200 ]]; then
    jq . "$work/answer.json" 2>/dev/null || cat "$work/answer.json"
    die "the service refused the request (HTTP $http)"
fi
show
save_artifacts
[[ $(jq -r .status "$work/answer.json") =~ ^(completed|accepted)$ || $(jq 'has("unit_tests")' "$work/answer.json") == true ]]
