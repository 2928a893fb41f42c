#!/usr/bin/env bash
# bench.sh [NAME...]: measures, prints a table, writes the same as JSON below $COFFERDAM_STATE/bench. Fails when a goal is
# missed. The goals are for a machine that does nothing else; the medians of two runs on a quiet one differ by some percent.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

open_log bench
work=$(mktemp -d /run/cofferdam-bench.XXXXXX)
bench=
end() {
    stop_clock
    if [[ -n $bench ]]; then
        kill "$bench" 2>/dev/null || true
        wait "$bench" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

# Every JDK that could run the service; of those with one major version the first.
jdks() {
    local home major
    declare -A seen=()
    for home in "$(java_home)" /usr/lib/jvm/*; do
        major=$(java_major "$home")
        if [[ -n $major && -z ${seen[$major]-} ]] && ((major >= 17)); then
            seen[$major]=1
            printf '%s %s\n' "$major" "$home"
        fi
    done
}

command_line() { env JAVA_HOME="$2" "$root/infra/local/service.sh" command_line >"$work/commands/$1"; }

mkdir "$work/commands" "$work/classes"
home=$(java_home)
if (($# == 0)) || [[ " $* " == *' start '* ]]; then
    while read -r major other; do
        if ! JAVA_HOME=$other "$root/infra/local/service.sh" trained; then
            step "fast start of JDK $major (a trial run)" 'look why the service does not start' \
                env "JAVA_HOME=$other" "$root/infra/local/service.sh" train
        fi
        command_line "$major" "$other"
    done < <(jdks)
fi
command_line serve "$home"

class_path=$work/classes$(printf ':%s' "$app"/lib/main/com.fasterxml.jackson.core.*.jar)
"$home/bin/javac" -cp "$class_path" -d "$work/classes" "$root"/infra/bench/*.java
terminal=false
if [[ -t 1 ]]; then terminal=true; fi
"$home/bin/java" -cp "$class_path" "-Dstate=$COFFERDAM_STATE" "-Dwork=$work" "-Dcommands=$work/commands" \
    "-Dterminal=$terminal" Bench "$@" &
bench=$!
wait "$bench"
