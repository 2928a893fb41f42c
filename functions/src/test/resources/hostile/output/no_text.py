# what: prints bytes that are no text: every byte, broken UTF-8, NUL, ANSI, a lone carriage return
# expect: completed
# stdout-contains: end of it
import os

os.write(1, bytes(range(256)) + b"\xc3\x28 \xed\xa0\x80 \xf4\x90\x80\x80 \xff\xfe\0\0")
os.write(2, b"\x1b[2J\x1b[31m\x1b]0;title\x07\x1bP+q\x1b\\\r\r\r over \x9b0m \x00")
os.write(1, b"\rend of it")
