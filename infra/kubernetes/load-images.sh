#!/usr/bin/env bash
# load-images.sh FOLDER LOAD [LANGUAGE...]
#
# Gives a cluster the runtime images of this machine, and writes their manifests into FOLDER (see cofferdam.kubernetes.runtimes).
# LOAD is a command that takes an archive, puts it where the cluster's nodes find it, and prints its name and its digest.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../local/common.sh"
here=$root/infra/kubernetes
folder=$1 load=$2
shift 2
mkdir -p "$folder"
work=$(mktemp -d "$folder/.load.XXXXXX")
trap 'rm -rf "$work"' EXIT
languages=("$@")
if ((${#languages[@]} == 0)); then
    for image in "$COFFERDAM_STATE"/images/*/current/manifest.json; do
        languages+=("$(basename "$(dirname "$(dirname "$image")")")")
    done
fi
for language in "${languages[@]}"; do
    "$here/archive.sh" "$language" "$work/$language.tar"
    read -r name digest < <("$load" "$work/$language.tar")
    "$here/archive.sh" manifest "$language" "$name" "$digest" >"$work/$language.json"
    mv "$work/$language.json" "$folder/$language.json"
    rm "$work/$language.tar"
    printf '%s %s\n' "$name" "$digest"
done
