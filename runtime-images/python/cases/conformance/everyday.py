# what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
# expect: completed
# stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
# stdout-contains: threads = 4
# stdout-contains: temporary = kept
# stdout-contains: text = 3 日本語
# stdout-contains: zone = UTC
# stdout-contains: random = differs
# stdout-contains: name = grün.txt
import datetime
import os
import random
import tempfile
import threading

print("2^200 =", 2**200)
done = []
threads = [threading.Thread(target=lambda: done.append(1)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("threads =", len(done))
with tempfile.NamedTemporaryFile("w+") as file:
    file.write("kept")
    file.seek(0)
    print("temporary =", file.read())
print("text =", len("日本語"), "日本語")
print("zone =", datetime.datetime.now().astimezone().tzname())
print("random =", "differs" if random.random() != random.random() else "the same")
open("grün.txt", "w").close()
print("name =", *[name for name in os.listdir(".") if name.endswith(".txt")])
