// The tests' side of the program: functions, classes, objects and modules that stand for those in the other process.
//
// What the program sends is data, or a number of its own; it never chooses what is run here. Whether something of the
// program's equals something of the tests' is decided here, by comparing data: the program is never handed what a test
// expects, unless the test itself hands it over.

import { inspect, types } from 'node:util'
import { Channel, Decoder, Encoder, ERRORS } from './wire.mjs'

const { stringify, parse } = JSON
const { setImmediate, Promise } = globalThis
const now = performance.now.bind(performance)
const PASSED_ON = new Set([Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive])
const HIDDEN = new Set(['constructor', '__proto__', 'prototype', 'caller', 'arguments', 'call', 'apply', 'bind', '__defineGetter__',
    '__defineSetter__', '__lookupGetter__', '__lookupSetter__'])
const PRINTS = new Set(['log', 'info', 'debug', 'warn', 'error'])

/** The program ended its process, or did not answer, while a test wanted something of it. */
export class ProgramEnded extends Error {
    get name() {
        return 'ProgramEnded'
    }
}

/** Asks the program, and answers when it asks back. */
export class Link {
    constructor(milliseconds) {
        this.milliseconds = milliseconds
        this.channel = new Channel(3, 4)
        this.life = 0
        this.requests = 0
        this.lent = []
        this.numbers = new Map()
        this.shared = new Map()
        // What stands for what: number -> stand-in, in this life of the program; and the other way round, for ever.
        this.known = new Map()
        this.handles = new WeakMap()
    }

    ask(what, args) {
        const encoder = new Encoder((value, into) => this.refer(value, into))
        const id = this.requests++
        const request = { do: what, id, args: encoder.values(args) }
        this.channel.send('q', request)
        encoder.written.forEach((value, name) => this.shared.set(`${id}.${name}`, value))
        try {
            return this.settle()
        } finally {
            encoder.written.forEach((_, name) => this.shared.delete(`${id}.${name}`))
        }
    }

    settle() {
        for (;;) {
            const [kind, body] = this.channel.receive()
            if (kind === 'x') {
                this.begin()
                throw new ProgramEnded(body)
            }
            const message = parse(body)
            if (kind === 'c') {
                this.channel.send('r', this.oblige(message))
                continue
            }
            if (message.do === 'pending') return this.pending
            const decoder = new Decoder((written) => this.resolve(written), this.shared)
            const value = decoder.value(message.value)
            this.change(decoder, message.changed)
            if (message.do === 'raise') throw value
            return value
        }
    }

    pending = Symbol('pending')

    change(decoder, changed) {
        for (const [name, content] of Object.entries(changed ?? {})) {
            const original = this.shared.get(name)
            if (original === undefined) throw new TypeError('the program changed what it was not handed')
            const kind = Object.keys(content).find((key) => key !== 'n')
            decoder.read.set(content.n, original)
            decoder.fill(original, kind, content[kind])
        }
    }

    /** All that the program held is gone. */
    begin() {
        this.life++
        this.known = new Map()
    }

    forget() {
        this.channel.send('k', {})
        this.begin()
    }

    // What is the tests' own and no data goes out as a number.
    refer(value) {
        const handle = this.handles.get(value)
        if (handle !== undefined) {
            if (handle.life !== this.life) this.revive(handle)
            return { [handle.tag]: handle.number }
        }
        for (const [name, kind] of Object.entries(ERRORS)) if (value === kind) return { B: name }
        let number = this.numbers.get(value)
        if (number === undefined) {
            number = this.lent.length
            this.lent.push(value)
            this.numbers.set(value, number)
        }
        const call = typeof value === 'function'
        return { A: number, call, named: call ? String(value.name) : '' }
    }

    /** What a module holds is found again in the program's next process. */
    revive(handle) {
        if (handle.path === undefined) throw new ProgramEnded('this object belongs to a process of the program that has ended')
        const [module, ...keys] = handle.path
        let found = this.ask('import', [module])
        for (const key of keys) found = this.ask('get', [found, key])
        const fresh = this.handles.get(found)
        if (fresh === undefined) throw new ProgramEnded('this object is not there any more')
        Object.assign(handle, { number: fresh.number, life: this.life })
    }

    // What the program asks back.
    oblige(message) {
        try {
            const args = new Decoder((written) => this.resolve(written), this.shared).values(message.args)
            const encoder = new Encoder((value, into) => this.refer(value, into), this.names())
            return { do: 'return', value: encoder.value(this.back(message, args)) }
        } catch (wrong) {
            const encoder = new Encoder((value, into) => this.refer(value, into), this.names())
            return { do: 'raise', value: encoder.value(wrong) }
        }
    }

    names() {
        return new Map()
    }

    back({ do: what, on }, args) {
        if (what === 'print') {
            if (PRINTS.has(args[0])) console[args[0]](...args.slice(1))
            return undefined
        }
        const target = this.handedOver(on)
        switch (what) {
            case 'call':
                if (typeof target !== 'function') throw new TypeError('this cannot be called')
                return Reflect.apply(target, this.lendable(args[0]), args[1])
            case 'get':
                return held(target, args[0]) ? target[args[0]] : undefined
            case 'has':
                return held(target, args[0])
            case 'set':
                if (typeof target === 'function' || HIDDEN.has(args[0]) || typeof args[0] !== 'string') throw new TypeError('this cannot be changed')
                target[args[0]] = args[1]
                return undefined
        }
        throw new TypeError('the program wants what nobody knows')
    }

    handedOver(number) {
        if (!Number.isInteger(number) || number < 0 || number >= this.lent.length) throw new TypeError('this was never handed over')
        return this.lent[number]
    }

    lendable(self) {
        return self === null || typeof self !== 'object' ? undefined : self
    }

    // What the program wrote.
    resolve(written) {
        if ('A' in written) return this.handedOver(written.A)
        if ('B' in written) return ERRORS[written.B]
        if ('E' in written) return this.error(written)
        const known = this.known.get(written.R)
        if (known !== undefined) return known
        const made = this.made(written)
        this.known.set(written.R, made)
        return made
    }

    made(written) {
        if (written.kind === 'symbol') {
            const symbol = Symbol(written.name)
            return symbol
        }
        if (written.kind === 'promise') return this.promise(written.R)
        const handle = { tag: 'R', number: written.R, life: this.life, path: undefined }
        if (written.kind === 'function') return this.function(written, handle)
        return this.stand(Object.create(this.parent(written.parent)), handle, written.es === true)
    }

    parent(written) {
        if (written.B === 'null') return null
        if (written.B !== undefined) return ERRORS[written.B]?.prototype ?? Object.prototype
        return this.resolve(written)
    }

    function(written, handle) {
        const target = function () {}
        Object.defineProperty(target, 'name', { value: written.name, configurable: true })
        Object.defineProperty(target, 'length', { value: written.length, configurable: true })
        const base = written.base === undefined ? undefined : new Decoder((each) => this.resolve(each)).value(written.base)
        if (typeof base === 'function') Object.setPrototypeOf(target, base)
        const made = this.stand(target, handle, false)
        if (written.prototype !== undefined) target.prototype = this.resolve(written.prototype)
        return made
    }

    error(written) {
        const known = this.known.get(written.E)
        if (known !== undefined) return known
        const made = new Error(written.message)
        Object.setPrototypeOf(made, this.parent(written.parent))
        Object.defineProperty(made, 'stack', { value: written.stack, writable: true, configurable: true })
        this.known.set(written.E, made)
        this.handles.set(made, { tag: 'E', number: written.E, life: this.life, path: undefined })
        const decoder = new Decoder((each) => this.resolve(each))
        for (const [key, value] of written.state) {
            Object.defineProperty(made, key, { value: decoder.value(value), writable: true, enumerable: key !== 'cause', configurable: true })
        }
        return made
    }

    stand(target, handle, es) {
        const link = this
        const self = () => made
        const made = new Proxy(target, {
            apply: (_, receiver, args) => link.ask('call', [made, receiver, args]),
            construct: (_, args) => {
                const result = link.ask('new', [made, args])
                if (result === null || (typeof result !== 'object' && typeof result !== 'function')) throw new TypeError('a constructor makes an object')
                return result
            },
            get: (_, key) => link.property(self(), target, handle, key, es),
            set: (_, key, value) => (typeof key === 'string' && link.ask('set', [made, key, value]), true),
            has: (_, key) => (typeof key === 'string' || PASSED_ON.has(key) ? Boolean(link.ask('has', [made, key])) : Reflect.has(target, key)),
            deleteProperty: (_, key) => Boolean(link.ask('delete', [made, key])),
            ownKeys: () => link.keys(made, target),
            getOwnPropertyDescriptor: (_, key) => link.own(made, target, key),
            defineProperty: (_, key, property) => {
                if (!('value' in property)) return false
                link.ask('set', [made, key, property.value])
                return true
            },
        })
        this.handles.set(made, handle)
        return made
    }

    property(made, target, handle, key, es) {
        if (key === inspect.custom) return () => new Shown(String(this.ask('show', [made])))
        if (typeof key === 'symbol' && !PASSED_ON.has(key)) return Reflect.get(target, key)
        if (key === '__esModule' && es) return true
        if (key === 'prototype' && typeof target === 'function') return target.prototype
        const value = this.ask('get', [made, key])
        const found = value === null || (typeof value !== 'object' && typeof value !== 'function') ? undefined : this.handles.get(value)
        if (found !== undefined && found.path === undefined && handle.path !== undefined && typeof key === 'string') found.path = [...handle.path, key]
        return value
    }

    keys(made, target) {
        const keys = this.ask('keys', [made]).filter((key) => typeof key === 'string')
        if (typeof target === 'function' && !keys.includes('prototype')) keys.push('prototype')
        return [...new Set(keys)]
    }

    own(made, target, key) {
        if (typeof key === 'symbol' || (key === 'prototype' && typeof target === 'function')) return Reflect.getOwnPropertyDescriptor(target, key)
        const own = this.ask('own', [made, key])
        return own === undefined ? undefined : { value: own.value, writable: true, enumerable: own.enumerable === true, configurable: true }
    }

    promise(number) {
        const link = this
        const life = this.life
        let started
        const follow = async () => {
            const begun = now()
            for (;;) {
                if (link.life !== life) throw new ProgramEnded('this promise belongs to a process of the program that has ended')
                const value = link.ask('look', [number])
                if (value !== link.pending) return value
                if (now() - begun > link.milliseconds) {
                    link.forget()
                    throw new ProgramEnded(`the program did not answer within ${link.milliseconds} ms`)
                }
                await new Promise(setImmediate)
            }
        }
        // Nobody looks at a promise before somebody wants to know.
        class Promised extends Promise {
            static get [Symbol.species]() {
                return Promise
            }

            then(done, failed) {
                started ??= follow()
                return started.then(done, failed)
            }
        }
        const made = new Promised(() => undefined)
        this.handles.set(made, { tag: 'R', number, life, path: undefined })
        return made
    }

    /** A module of the program's. */
    module(name) {
        const made = this.ask('import', [name])
        const handle = made === null || (typeof made !== 'object' && typeof made !== 'function') ? undefined : this.handles.get(made)
        if (handle !== undefined) handle.path = [name]
        return made
    }
}

/** A text that is shown as it is. */
class Shown {
    constructor(text) {
        this.text = text
    }

    [inspect.custom]() {
        return this.text
    }
}

// Of the tests' objects the program can use what they and their classes define, and nothing of the language's own.
function held(target, key) {
    if (typeof key !== 'string' || HIDDEN.has(key)) return false
    if (typeof target === 'function' || types.isProxy(target)) return Object.hasOwn(target, key) && key !== 'mock'
    for (let at = target; at !== null && !isNative(at); at = Object.getPrototypeOf(at)) {
        if (Object.hasOwn(at, key)) return true
    }
    return false
}

function isNative(object) {
    const home = Object.getOwnPropertyDescriptor(object, 'constructor')?.value
    return typeof home === 'function' && home.prototype === object && /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(home))
}
