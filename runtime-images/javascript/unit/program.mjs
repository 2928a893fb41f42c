// The program's side: imports the program, and does with it what the tests ask for.
//
// It runs where the tests cannot be seen. Nothing in here is trusted by the tests' side: the program may do to it, and to
// everything that it sends, whatever it likes.

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import util from 'node:util'
import { Channel, Decoder, Encoder, ERRORS } from './wire.mjs'

// How long one look at a promise waits for it, milliseconds: in between the tests' own timers run.
const LOOK = 10
const BANNER = "import { createRequire as cofferdamRequire } from 'node:module'; const require = cofferdamRequire(import.meta.url);"

const channel = new Channel(3, 4)
const { stringify, parse } = JSON
const { setImmediate, setTimeout } = globalThis
const owned = []
const numbers = new Map()
const promises = new Map()
const foreign = new Map()
const foreignNumbers = new WeakMap()
let passed = new Map()

const BUILT_IN = new Map(Object.entries(ERRORS).map(([name, kind]) => [kind, name]))

function number(value) {
    let known = numbers.get(value)
    if (known === undefined) {
        known = owned.length
        owned.push(value)
        numbers.set(value, known)
    }
    return known
}

// What is ours goes out as a number, and says once what kind of thing it is.
function refer(value, encoder) {
    if (typeof value !== 'symbol' && foreignNumbers.has(value)) return { A: foreignNumbers.get(value) }
    if (typeof value === 'symbol') return { R: number(value), kind: 'symbol', name: String(value.description ?? '') }
    if (typeof value === 'function') return ofFunction(value, encoder)
    if (util.types.isPromise(value)) return { R: promise(value), kind: 'promise' }
    const parent = Object.getPrototypeOf(value)
    if (util.types.isNativeError(value) && !util.types.isProxy(value)) return ofError(value, parent, encoder)
    return { R: number(value), kind: 'object', parent: ofParent(parent, encoder) }
}

function ofFunction(value, encoder) {
    if (BUILT_IN.has(value)) return { B: BUILT_IN.get(value) }
    const made = { R: number(value), kind: 'function', name: typeof value.name === 'string' ? value.name : '', length: Number(value.length) || 0 }
    const own = Object.getOwnPropertyDescriptor(value, 'prototype')
    const prototype = own && own.value
    if (prototype !== null && typeof prototype === 'object' && !util.types.isProxy(prototype)) {
        made.prototype = { R: number(prototype), kind: 'object', parent: ofParent(Object.getPrototypeOf(prototype), encoder) }
    }
    const base = Object.getPrototypeOf(value)
    if (typeof base === 'function' && base !== Function.prototype) made.base = encoder.value(base)
    return made
}

function ofParent(parent, encoder) {
    if (parent === null) return { B: 'null' }
    for (const [kind, name] of BUILT_IN) if (kind.prototype === parent) return { B: name }
    const home = Object.getOwnPropertyDescriptor(parent, 'constructor')?.value
    const native = typeof home === 'function' && /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(home))
    if (parent === Object.prototype || native) return { B: 'Object' }
    return { R: number(parent), kind: 'object', parent: ofParent(Object.getPrototypeOf(parent), encoder) }
}

function ofError(value, parent, encoder) {
    const state = []
    for (const key of Object.getOwnPropertyNames(value)) {
        if (key !== 'message' && key !== 'stack') state.push([key, encoder.value(Object.getOwnPropertyDescriptor(value, key).value)])
    }
    const said = (text) => (typeof text === 'string' ? text.slice(0, 4000) : '')
    return { E: number(value), parent: ofParent(parent, encoder), message: said(value.message), stack: said(value.stack), state }
}

function promise(value) {
    const known = number(value)
    if (!promises.has(known)) {
        const state = { settled: false }
        state.done = value.then(
            (result) => Object.assign(state, { settled: true, how: 'return', result }),
            (result) => Object.assign(state, { settled: true, how: 'raise', result }))
        promises.set(known, state)
    }
    return known
}

function resolve(written) {
    if ('R' in written) return owned[written.R]
    if ('E' in written) return owned[written.E]
    if ('B' in written) return ERRORS[written.B]
    if ('A' in written) return stranger(written)
    throw new TypeError('an unknown tag')
}

// Something of the tests' that is no data: it can be used, and not looked into.
function stranger({ A: name, call, named }) {
    let made = foreign.get(name)
    if (made === undefined) {
        const target = call ? Object.defineProperty(() => undefined, 'name', { value: named }) : {}
        made = new Proxy(target, {
            apply: (_, self, args) => ask('call', name, [self, args]),
            get: (_, key) => (typeof key === 'string' ? ask('get', name, [key]) : Reflect.get(target, key)),
            set: (_, key, value) => (ask('set', name, [key, value]), true),
            has: (_, key) => typeof key === 'string' && ask('has', name, [key]),
        })
        foreign.set(name, made)
        foreignNumbers.set(made, name)
    }
    return made
}

// Asks the tests for something, and does meanwhile what they ask for.
function ask(what, on, args) {
    const encoder = new Encoder(refer, passed)
    channel.send('c', { do: what, on, args: encoder.values(args) })
    for (;;) {
        const [kind, body] = channel.receive()
        const message = parse(body)
        if (kind === 'r') {
            const value = new Decoder(resolve).value(message.value)
            if (message.do === 'raise') throw value
            return value
        }
        const answer = work(message, (how, value, before) => reply(how, value, before))
        if (answer instanceof Promise) throw new Error('what takes time cannot be asked for from within')
    }
}

function reply(how, value, before) {
    let message
    try {
        const encoder = new Encoder(refer, passed)
        const module = how === 'module' && value !== null && typeof value === 'object' && !Array.isArray(value)
        const written = module ? ofModule(value, encoder) : encoder.value(value)
        const changed = {}
        for (const [name, { value: now, content }] of before) {
            const again = new Encoder(refer, new Map([...passed].filter(([each]) => each !== now)))
            if (stringify(again.object(now)) !== content) changed[name] = encoder.content(now, Object.getPrototypeOf(now))
        }
        message = { do: how === 'raise' ? 'raise' : 'return', value: written, changed }
    } catch (wrong) {
        message = { do: 'raise', value: ofError(new TypeError(`this cannot be handed to the tests: ${wrong}`), TypeError.prototype, new Encoder(refer)), changed: {} }
    }
    channel.send('a', message)
}

function ofModule(value, encoder) {
    const es = util.types.isModuleNamespaceObject(value)
    return { R: number(value), kind: 'object', es, parent: es ? { B: 'null' } : ofParent(Object.getPrototypeOf(value), encoder) }
}

// Requests of the tests.

const WORK = {
    call: ([target, self, args]) => Reflect.apply(target, self, args),
    new: ([target, args]) => Reflect.construct(target, args),
    get: ([target, key]) => target[key],
    set: ([target, key, value]) => void (target[key] = value),
    has: ([target, key]) => key in target,
    delete: ([target, key]) => delete target[key],
    keys: ([target]) => Reflect.ownKeys(target),
    own: ([target, key]) => {
        const property = Object.getOwnPropertyDescriptor(target, key)
        return property && { enumerable: property.enumerable, value: 'value' in property ? property.value : target[key] }
    },
    show: ([target]) => util.inspect(target, { depth: 4 }),
}

function work(request, answer) {
    const decoder = new Decoder(resolve)
    const outer = passed
    let before = []
    let how = 'return'
    let value
    try {
        const args = decoder.values(request.args)
        passed = new Map([...outer, ...[...decoder.read].map(([name, each]) => [each, `${request.id}.${name}`])])
        before = [...decoder.read].map(([name, each]) => {
            const alone = new Encoder(refer, new Map([...passed].filter(([other]) => other !== each)))
            return [`${request.id}.${name}`, { value: each, content: stringify(alone.object(each)) }]
        })
        value = WORK[request.do](args)
    } catch (wrong) {
        how = 'raise'
        value = wrong
    }
    answer(how, value, before)
    passed = outer
}

// TypeScript is translated once, all files together, so that they share what they import.
let translated

function inJavaScript(name) {
    if (!/\.([cm]?ts|tsx)$/.test(name)) return path.resolve(name)
    if (translated === undefined) {
        translated = '.cofferdam-unit'
        const found = readdirSync('.', { recursive: true }).filter((each) => /\.([cm]?ts|tsx)$/.test(each) && !/(^|\/)(\.cofferdam|node_modules)/.test(each))
        const words = [...found.map((each) => `./${each}`), '--bundle', '--splitting', '--platform=node', '--packages=external', '--format=esm',
            '--target=node20', '--supported:top-level-await=true', '--sourcemap=inline', '--sources-content=false', '--log-level=warning',
            '--log-limit=20', '--color=false', `--outdir=${translated}`, '--outbase=.', '--out-extension:.js=.mjs', `--banner:js=${BANNER}`]
        const result = spawnSync('/usr/bin/esbuild', words, { encoding: 'utf8' })
        if (result.status !== 0) throw new SyntaxError(result.stderr)
    }
    return path.resolve(translated, name.replace(/\.[^.]+$/, '.mjs'))
}

async function load([name]) {
    const file = inJavaScript(name)
    try {
        return createRequire(file)(file)
    } catch (wrong) {
        if (wrong?.code !== 'ERR_REQUIRE_ASYNC_MODULE' && wrong?.code !== 'ERR_REQUIRE_ESM') throw wrong
    }
    return import(pathToFileURL(file))
}

async function look([known]) {
    const state = promises.get(known)
    let timer
    await Promise.race([state.done, new Promise((done) => (timer = setTimeout(done, LOOK)))])
    clearTimeout(timer)
    return state
}

async function serve() {
    for (;;) {
        const request = parse(channel.receive()[1])
        // Timers and promises that came due while nobody asked.
        await new Promise(setImmediate)
        if (request.do === 'import') {
            await load(request.args).then((value) => reply('module', value, []), (wrong) => reply('raise', wrong, []))
        } else if (request.do === 'look') {
            const state = await look(request.args)
            if (state.settled) reply(state.how, state.result, [])
            else channel.send('a', { do: 'pending' })
        } else {
            work(request, reply)
        }
    }
}

// What the program prints, the tests may have captured.
for (const name of ['log', 'info', 'debug', 'warn', 'error']) {
    console[name] = (...args) => {
        try {
            ask('print', 0, [name, ...args])
        } catch {
            ask('print', 0, [name, util.format(...args)])
        }
    }
}
process.argv.length = 1
serve().catch(() => process.exit(0))
