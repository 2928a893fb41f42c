// Runs a caller's test files, written for node:test, against a program that runs apart from them.
//
// This process has the tests, and the right to report. Each test file becomes one module, in which the program's modules
// are what `mirror` makes of them, and runs in a process of its own, as `node --test` would have it.

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { say } from './report.mjs'

const TESTS = '/cofferdam/tests'
const HERE = import.meta.dirname
const MODULE = /\.([cm]?js|[cm]?ts|jsx|tsx)$/
const NAMED = /(^|\/)(test|test-[^/]*|[^/]*[._-]test)\.[cm]?[jt]sx?$|(^|\/)tests?\/[^/]*$/
const BANNER = [
    "import { createRequire as cofferdamRequire } from 'node:module'; import { fileURLToPath as cofferdamPath } from 'node:url';",
    'const require = cofferdamRequire(import.meta.url); const __filename = cofferdamPath(import.meta.url);',
    "const __dirname = __filename.slice(0, __filename.lastIndexOf('/'));",
].join(' ')
const job = JSON.parse(fs.readFileSync(path.join(TESTS, '.cofferdam.json'), 'utf8'))

function esbuild(...words) {
    const result = spawnSync('/usr/bin/esbuild', ['--log-level=warning', '--log-limit=20', '--color=false', ...words], { cwd: TESTS, encoding: 'utf8' })
    process.stderr.write(result.stderr ?? '')
    return result.status === 0 ? '' : result.stderr || 'the tests cannot be bundled'
}

/** What stands in the place of the program's files while the tests are bundled. */
function standIns() {
    const fixed = job.program.filter((name) => /\.m[jt]s$/.test(name))
    const exported = namesIn(fixed)
    for (const name of job.program.filter((each) => MODULE.test(each))) {
        const place = path.join(TESTS, name)
        fs.mkdirSync(path.dirname(place), { recursive: true })
        const load = `globalThis[Symbol.for('cofferdam.program')](${JSON.stringify(name)})`
        fs.writeFileSync(place, fixed.includes(name) ? asModule(load, exported.get(name) ?? []) : `module.exports = ${load}\n`)
    }
}

function asModule(load, names) {
    const each = names.filter((name) => name !== 'default').map((name, i) => `const _${i} = program[${JSON.stringify(name)}]; export { _${i} as ${JSON.stringify(name)} }`)
    return [`const program = ${load}`, ...each, ...(names.includes('default') ? ['export default program.default'] : []), ''].join('\n')
}

/** Which names the program's files export: read, never run. */
function namesIn(files) {
    const found = new Map()
    if (files.length === 0) return found
    const meta = path.join(TESTS, '.cofferdam-names.json')
    const out = path.join(TESTS, '.cofferdam-names')
    const workspace = process.cwd()
    spawnSync('/usr/bin/esbuild', [...files.map((name) => `./${name}`), '--format=esm', '--log-level=silent', `--metafile=${meta}`, `--outdir=${out}`], { cwd: workspace })
    if (fs.existsSync(meta)) {
        for (const output of Object.values(JSON.parse(fs.readFileSync(meta, 'utf8')).outputs)) found.set(output.entryPoint, output.exports)
    }
    fs.rmSync(out, { recursive: true, force: true })
    return found
}

function bundle(entries) {
    const wrong = esbuild(...entries.map((name) => `./${name}`), '--bundle', '--platform=node', '--packages=external', '--format=esm', '--target=node20',
        '--supported:top-level-await=true', '--sourcemap=inline', '--sources-content=false', `--outdir=${TESTS}`, `--outbase=${TESTS}`,
        '--entry-names=[dir]/[name].cofferdam', '--out-extension:.js=.mjs', `--banner:js=${BANNER}`)
    if (wrong !== '') return wrong
    for (const name of entries) {
        // For Node, what is imported by default from a module of the older kind is the whole of it; here the kind is not known
        // before the program's module is loaded, which is what the other half of this helper asks.
        const text = fs.readFileSync(bundled(name), 'utf8')
        fs.writeFileSync(bundled(name), text.replace(/__toESM\((require_\w+\(\)), 1\)/g, '__toESM($1)'))
    }
    return ''
}

function bundled(name) {
    return path.join(TESTS, name.replace(/\.[^./]+$/, '.cofferdam.mjs'))
}

/** Nothing that a test starts later may read the tests' sources. */
function forgetSources() {
    for (const name of [...job.tests, ...job.program]) {
        if (MODULE.test(name)) fs.rmSync(path.join(TESTS, name), { force: true })
    }
}

function run(name) {
    const words = [
        '--enable-source-maps', '--disable-warning=ExperimentalWarning', `--import=${HERE}/link.mjs`,
        `--test-reporter=${HERE}/report.mjs`, '--test-reporter-destination=stdout', bundled(name),
    ]
    const before = process.hrtime.bigint()
    const result = spawnSync(process.execPath, words, {
        stdio: ['ignore', 'inherit', 'inherit', 3, 4, 5],
        env: { ...process.env, COFFERDAM_TEST_FILE: name },
    })
    // Whatever keeps a file from being loaded ends its process before any case was told.
    if (result.status !== 0 && result.status !== 1) {
        say({ event: 'problem', message: `\`${name}\` ended ${result.signal ? `by ${result.signal}` : `with exit code ${result.status}`}` })
    }
    return { status: result.status, time: Number((process.hrtime.bigint() - before) / 1000000n) }
}

function main() {
    const modules = job.tests.filter((name) => MODULE.test(name))
    const named = modules.filter((name) => NAMED.test(name))
    const entries = named.length > 0 ? named : modules
    standIns()
    const wrong = entries.length === 0 ? 'no test file was found: name them *.test.js' : bundle(entries)
    forgetSources()
    if (wrong !== '') {
        say({ event: 'collected', cases: [] })
        say({ event: 'problem', message: wrong.slice(0, 3000) })
        say({ event: 'end' })
        return
    }
    for (const name of entries) {
        const { status } = run(name)
        if (status !== 0 && job.stop_on_failure) break
    }
    say({ event: 'end' })
}

main()
