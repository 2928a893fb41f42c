#!/usr/bin/env bash
# bench-policy.sh [quality]: the judge's figures beside their goals, on the corpora beside the clone (COFFERDAM_CORPORA).
# Writes docs/benchmarks/policy.md and .json, and fails when a figure fell below its floor, infra/bench/policy/floors.
# `quality` leaves the times as they were measured before. It needs a JDK; where Python reaches a package index, other
# tools are measured too.
# bench-policy.sh fuzz [TEXTS]: instead, judges a million texts that nobody would write, from another seed each time.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

bandit=1.9.4
llm_sandbox=0.3.46

if [[ ${1-} == fuzz ]]; then
    seed=$(date +%s)000
    printf '  ...   judging %s texts, from seed %s\n' "${2:-1000000}" "$seed"
    exec "$root/infra/local/java.sh" maven -q --batch-mode --no-transfer-progress -pl policy-engine test \
        -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false \
        "-Dcofferdam.fuzz=${2:-1000000}" "-Dcofferdam.fuzz.seed=$seed"
fi

corpora=${COFFERDAM_CORPORA:-$root/../shared/corpora}
[[ -d $corpora ]] || die "there are no corpora in $corpora" 'set COFFERDAM_CORPORA to their folder'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/classes" "$work/texts"
home=$(java_home)
target=$root/policy-engine/target

printf '  ...   building the judge and its benchmarks\n'
"$root/infra/local/java.sh" maven -q --batch-mode --no-transfer-progress -Pbench -pl policy-engine \
    compile dependency:build-classpath "-Dmdep.outputFile=$work/classpath" -Dmdep.includeScope=test
class_path=$work/classes:$target/classes:$(cat "$work/classpath")
"$home/bin/javac" -cp "$class_path" -processorpath "$class_path" -d "$work/classes" "$root"/infra/bench/policy/*.java
# One jar, as the judge is used: a virtual machine keeps an archive only of classes that come from jars.
"$home/bin/jar" --create --file "$work/judge.jar" -C "$target/classes" . -C "$work/classes" .

measure() {
    "$home/bin/java" -cp "$class_path" "-Dcorpora=$corpora" "-Danchors=$work/anchors.json" "-Dwork=$work/texts" \
        "-Dfloors=$root/infra/bench/policy/floors" "-Ddocs=$root/docs/benchmarks" "-Dtarget=$target" \
        "-Djar=$work/judge.jar" \
        "-Dshapes=$root/policy-engine/src/test/resources/dev/cofferdam/policy/engine/shapes.txt" \
        -Djmh.ignoreLock=true policy.PolicyBench "$@"
}

# The other tools, in an environment of their own, at the versions above.
environment=$COFFERDAM_STATE/bench/anchors-$bandit-$llm_sandbox
install_others() {
    command -v python3 >/dev/null || return 1
    [[ -e $environment/complete ]] && return
    rm -rf "$environment"
    python3 -m venv "$environment" &&
        "$environment/bin/pip" install -q "bandit==$bandit" "llm-sandbox==$llm_sandbox" &&
        touch "$environment/complete"
}

measure texts
if install_others >"$work/install.log" 2>&1; then
    printf '  ...   other tools on the same texts\n'
    "$environment/bin/python" "$root/infra/bench/policy/anchors.py" "$corpora" "$work/texts" "$work/anchors.json"
else
    tail -n 3 "$work/install.log"
    printf '  --    no other tools: Python or its package index is out of reach\n'
fi
printf '  ...   measuring\n'
measure "$@"
