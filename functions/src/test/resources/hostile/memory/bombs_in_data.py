# what: unpacks a small archive into more than fits
# expect: memory_limit_exceeded
# stdout-contains: begun
import zlib

packer = zlib.compressobj(1)
small = b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(384)) + packer.flush()
print("begun", len(small), flush=True)
print(len(zlib.decompress(small)))
