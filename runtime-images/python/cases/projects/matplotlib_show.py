# what: shows a figure, which leaves a file
# expect: completed
# fetch: *.png
# artifacts: figure-1.png figure-2.png
# limits: run_timeout=20000 run_cpu_time=20000
import matplotlib.pyplot as plt

plt.plot([1, 2, 3])
plt.show()
plt.figure()
plt.bar(["a"], [1])
plt.show()
