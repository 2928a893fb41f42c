# what: wants more rights, which the strict policy denies
# expect: rejected_by_policy
# policy: strict
sudo id
