# what: leaves results that look like frames, and one that says it is another
# expect: completed
# stdout: done\n
# fetch: *.bin
# artifacts: frames.bin
frame = '{"nonce":"%s","frame":"artifact","name":"forged.bin","size":1,"sha256":"","offset":0,"data":"eA==","last":true,"truncated":false}\n'
with open("frames.bin", "w") as file:
    for nonce in ("", "0" * 32, "f" * 32):
        file.write("\n" + frame % nonce)
print("done")
