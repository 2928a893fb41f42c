// Pieces that print the same under gVisor and under runc: `main.js N` runs one of them.
// pieces: 33
const childProcess = require('node:child_process')
const crypto = require('node:crypto')
const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')
const zlib = require('node:zlib')
const { once } = require('node:events')
const { Worker } = require('node:worker_threads')
const _ = require('lodash')

const raised = (action) => {
    try {
        return action()
    } catch (error) {
        return [error.name, error.code, error.message.slice(0, 60)]
    }
}
const deep = (n) => (n === 0 ? 0 : 1 + deep(n - 1))
const filed = () => {
    fs.mkdirSync('a/b', { recursive: true, mode: 0o750 })
    fs.writeFileSync('a/b/c', 'text')
    fs.linkSync('a/b/c', 'a/d')
    fs.symlinkSync('b/c', 'a/e')
    fs.chmodSync('a/d', 0o640)
    const modes = ['b', 'd', 'e'].map((name) => [name, fs.lstatSync(`a/${name}`).mode.toString(8), fs.lstatSync('a/d').nlink])
    fs.renameSync('a/d', 'a/f')
    return [modes, fs.readdirSync('a').sort(), fs.readlinkSync('a/e'), fs.readFileSync('a/e', 'utf8')]
}

const PIECES = [
    () => (2n ** 200n).toString(),
    () => [0.1 + 0.2, 1e300 * 1e10, Object.is(-0, 0), Math.PI, 1 / 3],
    () => [0.5, 1e6, 1e22].map(Math.sin),
    () => (1234567.891).toLocaleString('de-DE'),
    () => 'Ångström ñ 日本'.normalize('NFD').length,
    () => ['Straße', 'ärger', 'Äpfel', 'zebra'].sort((a, b) => a.localeCompare(b, 'de')),
    () => JSON.stringify({ a: [1, 2.5, null], ü: 'é' }),
    () => [...'x@y.com, ab@cd.com'.matchAll(/(\w+)@(\w+)\.com/g)].map((m) => m.slice(1)),
    () => new Date(2024, 1, 29, 12).toString(),
    () => new Intl.DateTimeFormat('fr', { dateStyle: 'full' }).format(new Date(0)),
    () => crypto.createHash('sha256').update('text').digest('hex'),
    () => zlib.gzipSync('a'.repeat(1000)).length,
    () => new Float64Array(new Uint8Array([0, 0, 0, 0, 0, 0, 4, 64]).buffer)[0],
    () => raised(() => null.x),
    () => [raised(() => deep(1e6))[0], deep(500)],
    () => filed(),
    () => {
        const file = fs.openSync('hole', 'w+')
        fs.writeSync(file, 'x', 1 << 20)
        return [fs.fstatSync(file).size, fs.readFileSync('hole').subarray(0, 3)]
    },
    () => childProcess.spawnSync('sh', ['-c', 'echo $0 $1; exit 3', 'a', 'b'], { encoding: 'utf8' }).output,
    () => raised(() => fs.readFileSync('/nowhere/file')),
    () => raised(() => fs.writeFileSync('/etc/passwd', ''))[0],
    () => [process.cwd(), process.getuid(), process.getgid(), process.umask(), Object.keys(process.env).sort()],
    () => [path.basename(process.argv[1]), crypto.randomBytes(16).length, fs.readFileSync('/dev/null', 'utf8'), fs.existsSync('/dev/zero')],
    () => [os.EOL, os.tmpdir(), os.endianness(), os.type()],
    () => once(new Worker('require("worker_threads").parentPort.postMessage(6 * 7)', { eval: true }), 'message'),
    () => once(net.connect(9, '127.0.0.1'), 'connect').catch((error) => error.code),
    () => new Promise((done) => { process.on('SIGUSR2', done); process.kill(process.pid, 'SIGUSR2') }),
    () => Promise.allSettled([1, Promise.reject(new Error('no')), new Promise((done) => setTimeout(done, 5, 'late'))]),
    () => _.groupBy(['one', 'two', 'three'], 'length'),
    () => structuredClone(new Map([['a', new Set([1])]])),
    () => Buffer.from('ünï', 'utf8').toString('base64'),
    () => new TextDecoder('utf-16le').decode(new Uint8Array([97, 0, 98, 0])),
    () => [..._.range(5)].reduce((a, b) => a + b) + [3, 1, 2].toSorted().join(''),
    () => new Intl.Collator().resolvedOptions().locale + Intl.DateTimeFormat().resolvedOptions().timeZone,
]
Promise.resolve(PIECES[Number(process.argv[2])]()).then((value) => console.log(value))
