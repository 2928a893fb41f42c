#!/usr/bin/env bash
# java.sh current | maven ARGUMENT...: whether the service is built from the sources as they are, and the build.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

current() {
    local jar=$app/quarkus-run.jar
    [[ -e $jar ]] &&
        [[ -z $(find "$root"/pom.xml "$root"/*/pom.xml "$root"/policy-engine/src/main "$root"/functions/src/main \
            -newer "$jar" -print -quit) ]]
}

# The wrapper fetches its Maven from the one address that it was given. Behind a mirror that address may be out of
# reach, while Debian's Maven, which its users configure for the mirror, works.
maven() {
    JAVA_HOME=$(java_home)
    export JAVA_HOME
    cd "$root"
    if ./mvnw -q --version >/dev/null; then
        exec ./mvnw "$@"
    fi
    printf 'the Maven wrapper cannot fetch Maven; Debian'\''s is used\n'
    command -v mvn >/dev/null ||
        DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends maven
    exec mvn "$@"
}

"$@"
