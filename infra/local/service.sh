#!/usr/bin/env bash
# service.sh command_line   the service's command line, one argument a line
# service.sh trained        succeeds when what makes its start fast is there and fits
# service.sh train          makes that, by one trial run
#
# A service that starts loads, checks and links some six thousand classes. A trial run writes down the result: from JDK 25 on
# in an AOT cache, which holds profiles of the methods too; before that in an archive of classes. Either fits one JDK,
# one set of jars and one set of options, and a JVM that it does not fit does without it.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

home=$(java_home)
major=$(java_major "$home")
options=$root/infra/local/service.jvm
if ((major >= 25)); then
    trained=$root/functions/target/start/$major.aot use=-XX:AOTCache make=-XX:AOTCacheOutput
else
    trained=$root/functions/target/start/$major.jsa use=-XX:SharedArchiveFile make=-XX:ArchiveClassesAtExit
fi

# It starts as root and keeps four of root's rights, each of which `runsc` was seen to fail without:
#   sys_admin        the sandbox's namespaces and mounts
#   setuid, setgid   the user namespaces in which the sandbox and its file server are nobody
#   setfcap          the kernel asks for it when a user namespace maps root
# Nothing that it starts can gain any other.
java_with() {
    local -a more
    # JAVA_OPTS is several options in one text by its nature.
    read -r -a more <<<"${JAVA_OPTS-}"
    printf '%s\n' setpriv --bounding-set=-all,+sys_admin,+setuid,+setgid,+setfcap --inh-caps=-all --no-new-privs \
        "$home/bin/java" "@$options" "$@" "${more[@]}" -jar "$app/quarkus-run.jar"
}

command_line() {
    if trained; then java_with "$use=$trained"; else java_with; fi
}

# What a JVM compares before it believes what was written down: itself, and the size and time of each jar.
inputs() {
    {
        cat "$home/release" "$options"
        find "$app" -type f -printf '%p %s %T@\n' | LC_ALL=C sort
    } | sha256sum | cut -d ' ' -f 1
}

trained() { [[ -s $trained && $(cat "$trained.inputs" 2>/dev/null) == "$(inputs)" ]]; }

end_trial() {
    if [[ -n $service ]]; then
        kill "$service" 2>/dev/null || true
        wait "$service" 2>/dev/null || true
    fi
    rm -rf "$work"
}

service=
train() {
    local address inputs words line
    inputs=$(inputs)
    work=$(mktemp -d /run/cofferdam-trial.XXXXXX)
    trap end_trial EXIT
    mkdir -p "$(dirname "$trained")"
    rm -f "$trained" "$trained.inputs"
    address=http://127.0.0.1:$(free_port)
    words=$(java_with "$make=$work/trained" "-Dcofferdam.gvisor.run=$work/run" "-Dquarkus.http.port=${address##*:}" \
        -Dquarkus.shutdown.delay=0)
    mapfile -t line <<<"$words"
    "${line[@]}" &
    service=$!
    until curl -s -o /dev/null "$address/q/health/live"; do
        kill -0 "$service" || die 'the service did not start'
        sleep 0.1
    done
    traffic
    kill "$service"
    wait "$service" || true
    service=
    [[ -s $work/trained ]] || die 'the JVM wrote nothing down'
    mv "$work/trained" "$trained"
    printf '%s\n' "$inputs" >"$trained.inputs"
}

# send FUNCTION BODY [HEADER...]: the answer does not matter, the way to it does.
send() {
    local function=$1 body=$2 header headers=()
    shift 2
    for header in "$@"; do headers+=(--header "$header"); done
    curl -s --max-time 60 --header 'content-type: application/json' "${headers[@]}" --data-raw "$body" "$address/$function"
    printf '\n'
}

# A bit of everything that the service does.
traffic() {
    local i program
    program='{"language": "python", "code": "import json, math\nfor i in range(3):\n    print(json.dumps({\"root\": math.sqrt(i)}))", "args": ["a"], "env": {"A": "b"}, "limits": {"run_timeout": 4000}}'
    for ((i = 0; i < 10; i++)); do send analyze "$program"; done
    send analyze '{"language": "python", "code": "import os\nos.system(\"ls\")"}'
    send analyze '{"language": "python", "code": 1, "unknown": 2}'
    send analyze '{"language"'
    for ((i = 0; i < 3; i++)); do send execute "$program"; done
    send execute '{"language": "python", "files": [{"name": "main.py", "content": "open(\"out.txt\", \"w\").write(input())"}], "stdin": "x\n", "fetch_files": ["*.txt"]}'
    send '' "$program" 'ce-specversion: 1.0' 'ce-id: 1' 'ce-source: /trial' 'ce-type: dev.cofferdam.analysis.requested'
    curl -s --max-time 60 "$address/runtimes" "$address/q/health/ready" "$address/q/metrics"
}

"$@"
