#!/usr/bin/env bash
# analyze.sh FILE... [OPTION...]: judges files and runs none of them. It needs a JDK, and neither root nor gVisor nor
# an image; what it prints on its standard output is the report and nothing else.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

target=$root/policy-engine/target

# An exit code of 1 says that something was denied.
give_up() { (die "$@") || exit 2; }

judge_jar() { find "$target" -maxdepth 1 -name 'cofferdam-policy-engine-*.jar' -print -quit 2>/dev/null; }

is_current() {
    [[ -n $1 && -z $(find "$root/pom.xml" "$root/policy-engine/pom.xml" "$root/policy-engine/src/main" \
        -newer "$1" -print -quit) ]]
}

home=$(java_home)
java=${home:+$home/bin/}java
jar=$(judge_jar)
if ! is_current "$jar"; then
    printf 'cofferdam analyze: building the judge, once\n' >&2
    "$root/infra/local/java.sh" maven -q --batch-mode --no-transfer-progress -DskipTests -pl policy-engine package >&2 ||
        give_up 'the judge cannot be built' 'look whether the machine reaches its Maven repository and has a JDK'
    jar=$(judge_jar)
fi

# One core of a pipeline, and a second at most: what makes long runs fast would only make this one slow to start.
options=(-Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto)

# The classes as they were loaded by a first run, which later runs map into memory: half of their time.
archive=$target/analyze${home//\//-}.jsa
if [[ ! $archive -nt $jar && -w $target ]]; then
    if "$java" "${options[@]}" "-XX:ArchiveClassesAtExit=$archive.$$" -jar "$jar" --fail-on safe --format sarif \
        "$root/examples" >/dev/null 2>&1; then
        mv -f "$archive.$$" "$archive"
    fi
    rm -f "$archive.$$"
fi
exec "$java" "${options[@]}" "-XX:SharedArchiveFile=$archive" -jar "$jar" "$@"
