# what: starts the runner itself, with a job and a nonce of its own, and has it speak
# expect: completed
# stdout-contains: "frame"
# fetch: *.bin
# artifacts: none
import json
import subprocess

job = {
    "version": 1, "nonce": "00000000000000000000000000000000", "kernel": "", "stop_on_stdin_eof": False, "files": [], "environment": {},
    "stages": [{"name": "run", "id": "", "argv": ["/usr/bin/python3", "-c", "print('from below')"], "stdin": "", "limits": {
        "wall_time": 60000, "cpu_time": 60000, "memory": 1 << 40, "output": 1 << 30, "processes": 1000, "file_size": 1 << 40,
        "disk": 1 << 40, "open_files": 1000}}],
    "artifacts": {"patterns": [], "max_count": 0, "max_size": 0, "max_total": 0},
}
done = subprocess.run(["/cofferdam/runner"], input=json.dumps(job) + "\n", text=True, capture_output=True, timeout=4, check=False)
print(done.returncode, done.stdout, done.stderr)
