# what: prints what looks like one frame of a megabyte, then frames that are cut, nested and joined
# expect: completed
# limits: output=8MiB
# stdout-contains: the end
import os

os.write(1, b'{"nonce":"' + b"0" * (1 << 20) + b'","frame":"end"}\n')
os.write(1, b"[" * 1_000_000 + b"\n")
os.write(1, b'{"a":' * 100_000 + b"\n")
os.write(1, b'{"nonce":"0","frame":"end"}{"nonce":"0","frame":"end"}\r\n\r\n{\n}\n')
os.write(1, b"the end\n")
