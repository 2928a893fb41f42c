# what: reads accounts, passwords, keys and tokens where machines and clusters keep them
# expect: completed
import os
import pwd

import attempt

SECRETS = (
    "/etc/shadow-", "/etc/gshadow", "/etc/sudoers", "/root/.ssh/id_rsa", "/root/.bash_history", "/home", "/var/lib/kubelet", "/etc/kubernetes",
    "/var/run/secrets/kubernetes.io/serviceaccount/token", "/root/.kube/config", "/root/.aws/credentials", "/root/.docker/config.json",
    "/etc/machine-id", "/etc/ssh/ssh_host_rsa_key", "/var/lib/cofferdam", "/etc/cofferdam", "/var/log", "/.dockerenv", "/run/.containerenv",
)


def read(path):
    if os.path.isdir(path):
        names = os.listdir(path)
        return names or nothing()
    with open(path, "rb") as file:
        return file.read() or nothing()


def nothing():
    raise OSError("nothing in it")


def passwords():
    with open("/etc/shadow") as file:
        return [line for line in file if line.split(":")[1] not in ("*", "!", "!*", "!!", "")] or nothing()


attempt.refused("/etc/shadow", passwords)
for path in SECRETS:
    attempt.tried(path, read, path) if path in ("/var/log", "/etc/machine-id", "/etc/gshadow", "/etc/shadow-") else attempt.refused(path, read, path)
print([(entry.pw_name, entry.pw_uid) for entry in pwd.getpwall()])
attempt.finish()
