# what: starts a command, which the strict policy denies
# expect: rejected_by_policy
# policy: strict
system("id")
