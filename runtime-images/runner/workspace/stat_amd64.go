package workspace

import "syscall"

// sysFstatat has a name of its own on this processor.
const sysFstatat = syscall.SYS_NEWFSTATAT
