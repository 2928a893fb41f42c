# what: deletes the workspace, renames it, and puts a link in its place
# expect: completed
# fetch: *
# artifacts: none
import os
import shutil

import attempt

shutil.rmtree("/workspace", ignore_errors=True)
attempt.refused("remove", os.rmdir, "/workspace")
attempt.refused("rename", os.rename, "/workspace", "/workspace2")
attempt.refused("rename into /tmp", os.rename, "/workspace", "/tmp/workspace")
attempt.refused("replace by a link", os.symlink, "/etc", "/workspace")
attempt.claim("the workspace is empty", os.listdir("/workspace") == [])
attempt.finish()
