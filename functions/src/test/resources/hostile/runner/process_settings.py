# what: changes what the kernel lets a process change about itself and its parentage
# expect: completed
import attempt

for option, value in ((1, 0), (4, 1), (36, 1), (0x59616D61, -1), (8, 1), (23, 0), (24, 0), (28, 0), (35, 1), (40, 1), (41, 1), (47, 1), (52, 1), (53, 1), (59, 1), (0x53564D41, 0)):
    attempt.tried(f"prctl {option}", attempt.syscall, "prctl", option, value, 0, 0, 0)
attempt.refused("give back new privileges", attempt.syscall, "prctl", 38, 0, 0, 0, 0)
attempt.claim("no new privileges", attempt.syscall("prctl", 39, 0, 0, 0, 0) == 1)
attempt.finish()
