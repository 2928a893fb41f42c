#!/usr/bin/env bash
# install.sh: puts runsc on the node whose root is at /host, once, and then waits; runs in the DaemonSet runsc-installer.yaml.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
host=${HOST_ROOT:-/host}
config=$host/etc/containerd/config.toml
changed=0

# put FILE TARGET MODE: copies what differs, by a rename, because the old one may be running.
put() {
    if ! cmp --silent "$1" "$2"; then
        install -m "$3" "$1" "$2.new"
        mv "$2.new" "$2"
        changed=1
    fi
}

put "$here/runsc" "$host/usr/local/bin/runsc" 0755
put "$here/containerd-shim-runsc-v1" "$host/usr/local/bin/containerd-shim-runsc-v1" 0755
put "$here/runsc.toml" "$host/etc/containerd/runsc.toml" 0644

if ! grep -q 'runtimes.runsc\]' "$config"; then
    plugin='io.containerd.cri.v1.runtime'
    if grep -q -E '^version *= *2' "$config"; then plugin='io.containerd.grpc.v1.cri'; fi
    { cat "$config"; sed "s/io.containerd.cri.v1.runtime/$plugin/" "$here/containerd.toml"; } >"$config.new"
    mv "$config.new" "$config"
    changed=1
fi
if ((changed)); then nsenter --target 1 --mount -- systemctl restart containerd; fi
printf 'runsc is installed\n'
exec sleep infinity
