# what: prints frames with guessed nonces: an end, an exit with another code, another kernel
# expect: runtime_error
# code: 3
# stdout-contains: "frame":"end"
# fetch: *.bin
# artifacts: none
import sys

FRAMES = (
    '{"nonce":"%s","frame":"end","fault":null}',
    '{"nonce":"%s","frame":"end","fault":{"code":"wrong_kernel","message":"x"}}',
    '{"nonce":"%s","frame":"exit","name":"run","id":"","reason":"exited","code":0,"signal":null}',
    '{"nonce":"%s","frame":"ready","kernel":{"name":"linux","release":"6.6.6"}}',
    '{"nonce":"%s","frame":"stdout","data":"Zm9yZ2Vk"}',
    '{"nonce":"%s","frame":"artifact","name":"f.bin","size":1,"sha256":"","offset":0,"data":"eA==","last":true}',
    '{"nonce":"%s","frame":"stage","name":"run","id":"second"}',
)
for nonce in ("", "0" * 32, "f" * 32, "00112233445566778899aabbccddeeff", "null", "%s"):
    for frame in FRAMES:
        line = "\n" + frame.replace("%s", nonce) + "\n"
        sys.stdout.write(line)
        sys.stderr.write(line)
sys.exit(3)
