// Loaded before a test file: where that names a module of the program, it finds what stands for it.

import childProcess from 'node:child_process'
import fs from 'node:fs'
import Module, { register, syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Link } from './mirror.mjs'
import { say, told, why } from './report.mjs'

const TESTS = '/cofferdam/tests'
const job = JSON.parse(fs.readFileSync(path.join(TESTS, '.cofferdam.json'), 'utf8'))
const workspace = process.cwd()
const files = new Set(job.program)
const link = new Link(job.case_timeout)
// Another test file was here before, or none.
link.forget()

Object.defineProperty(globalThis, Symbol.for('cofferdam.program'), { value: (name) => link.module(name) })

// `require` of a path that is known only when it runs.
const load = Module._load
Module._load = function (request, parent, isMain) {
    if (/^([./]|file:)/.test(request)) {
        const named = request.startsWith('file:') ? fileURLToPath(request) : path.resolve(path.dirname(parent?.filename ?? `${TESTS}/x`), request)
        for (const root of [TESTS, workspace]) {
            const name = path.relative(root, named)
            const found = ['', '.js', '.cjs', '.mjs', '/index.js'].map((end) => name + end).find((each) => files.has(each))
            if (found !== undefined && !fs.existsSync(path.join(TESTS, found))) return link.module(found)
        }
        if (path.resolve(named).startsWith(workspace + path.sep)) throw new Error(`\`${request}\` is no file of the program's`)
    }
    return load.call(this, request, parent, isMain)
}
register(pathToFileURL(path.join(import.meta.dirname, 'refusal.mjs')), { data: { workspace: pathToFileURL(workspace).href } })

// A file that cannot be loaded, or that ends its process, is told as a case of its own.
let wrong
process.on('uncaughtExceptionMonitor', (error) => (wrong = error))
process.on('exit', (code) => {
    if (code === 0 || told.failures > 0) return
    const name = process.env.COFFERDAM_TEST_FILE
    say({ event: 'collected', cases: [name] })
    say({ event: 'case', name, status: 'error', message: wrong === undefined ? `ended with exit code ${code}` : why(wrong), time: 0 })
})

// What a test starts (the program as a script, say) starts where the tests are not.
const ALONE = '/cofferdam/runner'
const { spawnSync } = childProcess
const { spawn } = childProcess.ChildProcess.prototype

childProcess.ChildProcess.prototype.spawn = function (options) {
    if (options.envPairs?.some((pair) => pair.startsWith('NODE_CHANNEL_FD='))) {
        throw new Error('a test cannot fork the program: spawn it')
    }
    const words = ['runner', 'apart-alone', options.file, ...(options.args ?? [options.file])]
    return spawn.call(this, { ...options, file: ALONE, args: words })
}

function apart(file, words, options) {
    const shell = options?.shell
    const [name, rest] = shell ? [typeof shell === 'string' ? shell : '/bin/sh', ['-c', [file, ...words].join(' ')]] : [file, words]
    const argv0 = options?.argv0 ?? name
    return spawnSync(ALONE, ['apart-alone', name, argv0, ...rest], { ...options, shell: false, argv0: 'runner' })
}

function checked(result, options) {
    if (result.error !== undefined) throw result.error
    if (result.status === 0) return result.stdout
    if (options?.stdio === undefined && result.stderr) process.stderr.write(result.stderr)
    throw Object.assign(new Error(`the command failed: ${result.stderr ?? ''}`), result)
}

const words = (args, options) => (Array.isArray(args) ? [args, options] : [[], args])
childProcess.spawnSync = (file, args, options) => apart(file, ...words(args, options))
childProcess.execFileSync = (file, args, options) => checked(apart(file, ...words(args, options)), words(args, options)[1])
childProcess.execSync = (line, options) => checked(apart(line, [], { ...options, shell: options?.shell ?? true }), options)
syncBuiltinESMExports()
