# Sourced by ./cofferdam and by the scripts beside it: where things are, and how progress and trouble are shown.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export COFFERDAM_STATE=${COFFERDAM_STATE:-/var/lib/cofferdam}
# shellcheck disable=SC2034 # for the scripts that source this
app=$root/functions/target/quarkus-app

# die WHAT [REMEDY]: says what is wrong and, where that is not plain, what to do about it.
die() {
    printf 'cofferdam: %s\n' "$1" >&2
    if [[ -n ${2-} ]]; then printf '           %s\n' "$2" >&2; fi
    exit 1
}

note() { printf '  ok    %s\n' "$1"; }

# open_log NAME: everything that the steps print goes there; the screen shows one line a step.
open_log() {
    mkdir -p "$COFFERDAM_STATE/log"
    chmod 0700 "$COFFERDAM_STATE/log"
    log=$COFFERDAM_STATE/log/$1.log
    : >"$log"
}

# The command runs in the foreground and the clock beside it, so that Ctrl-C reaches the command.
clock_pid=
start_clock() {
    if [[ -t 1 ]]; then
        (
            while sleep 1; do printf '\r  ...   %s (%s s)' "$1" "$((SECONDS - $2))"; done
        ) &
        clock_pid=$!
        printf '  ...   %s' "$1"
    else
        printf '  ...   %s\n' "$1"
    fi
}

stop_clock() {
    if [[ -n $clock_pid ]]; then
        kill "$clock_pid" 2>/dev/null || true
        wait "$clock_pid" 2>/dev/null || true
        clock_pid=
        printf '\r\033[K'
    fi
}

# step TITLE REMEDY COMMAND...: one line at the start, one at the end with the seconds. COMMAND is a program, never
# a function, because a function called where its failure is looked at would go on after its own first failure.
step() {
    local title=$1 remedy=$2 started=$SECONDS
    shift 2
    printf '\n== %s\n' "$title" >>"$log"
    start_clock "$title" "$started"
    if "$@" >>"$log" 2>&1 </dev/null; then
        stop_clock
        printf '  ok    %s (%s s)\n' "$title" "$((SECONDS - started))"
    else
        stop_clock
        printf '  FAIL  %s (%s s)\n\n' "$title" "$((SECONDS - started))"
        tail -n 15 "$log" | sed 's/^/        /'
        printf '\n' >&2
        die "\`$title\` failed; all that it printed is in $log" "$remedy"
    fi
}

# java_home: the JDK to use. JAVA_HOME is believed; else the first of the PATH.
java_home() {
    if [[ -n ${JAVA_HOME-} ]]; then
        printf '%s\n' "$JAVA_HOME"
    elif command -v javac >/dev/null; then
        dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
    fi
}

# java_major HOME: 17, 25, ...; nothing when there is no JDK.
java_major() {
    if [[ -x $1/bin/javac ]]; then
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

# version_at_least HAVE WANT
version_at_least() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

# example_folder NAME: of a path, or of a name in examples/.
example_folder() {
    local folder
    for folder in "$1" "$root/$1" "$root/examples/$1"; do
        if [[ -f $folder/request.json ]]; then
            (cd "$folder" && pwd)
            return
        fi
    done
    die "\`$1\` is not an example" "there are: $(cd "$root" && printf '%s ' examples/*/)"
}

# example_language FOLDER: of its request; jq may not be there yet.
example_language() { sed -n -E 's/.*"language" *: *"([^"]*)".*/\1/p' "$1/request.json" | head -n 1; }

# image_of LANGUAGE: the image that speaks it.
image_of() {
    case $1 in
    typescript | ts) printf 'javascript\n' ;;
    *) printf '%s\n' "$1" ;;
    esac
}

# installed_languages: whose images were made on this machine, for whatever sources.
installed_languages() {
    local image
    for image in "$COFFERDAM_STATE"/images/*/current/rootfs; do
        if [[ -d $image ]]; then basename "${image%/current/rootfs}"; fi
    done
}

free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s\n' "$port"
            return
        fi
    done
}
