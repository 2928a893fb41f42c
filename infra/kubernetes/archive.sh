#!/usr/bin/env bash
# archive.sh LANGUAGE FILE.tar   a runtime image as an archive (the form of `docker save`), named docker.io/cofferdam/LANGUAGE
# archive.sh manifest LANGUAGE IMAGE DIGEST   its manifest, for the cluster that knows it as IMAGE with that DIGEST
#
# The archive is made of the image that `./cofferdam setup` unpacked, and is the same whenever that is the same. What it
# is for: `kind load image-archive`, `ctr images import`, or `skopeo copy docker-archive:FILE.tar docker://REGISTRY/...`.
set -euo pipefail
# shellcheck source=infra/local/common.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../local/common.sh"

image_of() {
    local current=$COFFERDAM_STATE/images/$1/current
    [[ -s $current/manifest.json ]] || die "there is no image of \`$1\`" "make it with: ./cofferdam setup $1"
    readlink -f "$current"
}

# The digest is the registry's own, because that is what pods are admitted by.
if [[ $1 == manifest ]]; then
    jq --arg image "$3" --arg digest "$4" '.image = $image | .image_digest = $digest' "$(image_of "$2")/manifest.json"
    exit
fi

language=$1 file=$2
image=$(image_of "$language")
version=$(jq -r .version "$image/manifest.json")
work=$(mktemp -d "$(dirname "$file")/.archive.XXXXXX")
trap 'rm -rf "$work"' EXIT
tar_as_is() { tar --sort=name --mtime=@0 --numeric-owner --format=gnu "$@"; }

tar_as_is --directory "$image/rootfs" --create --file "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
architecture=$(uname -m)
jq -n --arg layer "sha256:$layer" --arg architecture "${architecture/x86_64/amd64}" '{
    architecture: ($architecture | sub("aarch64"; "arm64")), os: "linux",
    config: {User: "65532:65532", WorkingDir: "/workspace", Entrypoint: ["/cofferdam/runner"], Env: ["PATH=/usr/bin:/bin"]},
    rootfs: {type: "layers", diff_ids: [$layer]}
}' >"$work/config.json"
jq -n --arg name "docker.io/cofferdam/$language:$version" '[{Config: "config.json", RepoTags: [$name], Layers: ["layer.tar"]}]' >"$work/manifest.json"
tar_as_is --owner=0 --group=0 --directory "$work" --create --file "$file" config.json layer.tar manifest.json
