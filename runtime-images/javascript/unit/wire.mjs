// What tests and program say to each other: values by copy where they are data, by number where they are not.
//
// Both sides use this module, and neither ever lets the other side's bytes choose what is run: a message is JSON, each tag
// stands for one constructor of plain data, and everything else is a number that its owner looks up.

import fs from 'node:fs'
import { types } from 'node:util'

const HEAD = 5
const WELL_KNOWN = new Map(
    Object.getOwnPropertyNames(Symbol).filter((name) => typeof Symbol[name] === 'symbol').map((name) => [Symbol[name], name]))

// Without a prototype, so that no name of the other side's finds more than is written here.
export const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
const ARRAYS = {
    __proto__: null,
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
    BigInt64Array, BigUint64Array,
}

/** Messages over two pipes, one at a time, waiting. */
export class Channel {
    constructor(saying, hearing) {
        this.saying = saying
        this.hearing = hearing
    }

    send(kind, message) {
        const body = Buffer.from(JSON.stringify(message))
        const whole = Buffer.alloc(HEAD + body.length)
        whole[0] = kind.charCodeAt(0)
        whole.writeUInt32BE(body.length, 1)
        body.copy(whole, HEAD)
        for (let sent = 0; sent < whole.length; ) sent += fs.writeSync(this.saying, whole, sent)
    }

    receive() {
        const head = this.#read(HEAD)
        const body = this.#read(head.readUInt32BE(1)).toString()
        return [String.fromCharCode(head[0]), body]
    }

    #read(length) {
        const whole = Buffer.alloc(length)
        for (let got = 0; got < length; ) {
            const part = fs.readSync(this.hearing, whole, got, length - got, null)
            if (part === 0) throw new Error('the other side is gone')
            got += part
        }
        return whole
    }
}

/** Whether an object is nothing but what it holds. */
function isRecord(value) {
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) return false
    return Reflect.ownKeys(value).every((key) => {
        const property = typeof key === 'string' && Object.getOwnPropertyDescriptor(value, key)
        return property && property.enumerable && 'value' in property
    })
}

/** Writes one message's values. What can be changed is written once and named after that, so that it stays one. */
export class Encoder {
    constructor(refer, shared = new Map()) {
        this.refer = refer
        // value -> the name under which the other side knows it already
        this.shared = new Map(shared)
        this.written = []
    }

    value(value) {
        switch (typeof value) {
            case 'string':
            case 'boolean':
                return value
            case 'number':
                return Number.isFinite(value) && !Object.is(value, -0) ? value : { f: Object.is(value, -0) ? '-0' : String(value) }
            case 'undefined':
                return { u: 1 }
            case 'bigint':
                return { i: value.toString() }
            case 'symbol':
                return this.symbol(value)
            case 'function':
                return this.refer(value, this)
        }
        return value === null ? null : this.object(value)
    }

    values(values) {
        return Array.from(values, (each) => this.value(each))
    }

    symbol(value) {
        if (WELL_KNOWN.has(value)) return { y: WELL_KNOWN.get(value) }
        const key = Symbol.keyFor(value)
        return key === undefined ? this.refer(value, this) : { Y: key }
    }

    object(value) {
        const known = this.shared.get(value)
        if (known !== undefined) return { n: known }
        if (types.isProxy(value)) return this.refer(value, this)
        const prototype = Object.getPrototypeOf(value)
        if (types.isDate(value) && prototype === Date.prototype) return { t: this.value(value.getTime()) }
        if (types.isRegExp(value) && prototype === RegExp.prototype) return { r: [value.source, value.flags] }
        const content = this.content(value, prototype)
        return content === undefined ? this.refer(value, this) : content
    }

    /** What a mutable value holds, under a name; nothing for what is more than data. */
    content(value, prototype) {
        const kind = this.kind(value, prototype)
        if (kind === undefined) return undefined
        const name = this.written.length
        this.shared.set(value, name)
        this.written.push(value)
        return { n: name, [kind]: this.inside(value, kind) }
    }

    kind(value, prototype) {
        if (Array.isArray(value)) return prototype === Array.prototype ? 'l' : undefined
        if (types.isMap(value)) return prototype === Map.prototype ? 'm' : undefined
        if (types.isSet(value)) return prototype === Set.prototype ? 's' : undefined
        if (Buffer.isBuffer(value)) return 'b'
        if (types.isTypedArray(value)) return prototype === ARRAYS[prototype.constructor.name]?.prototype ? 'b' : undefined
        return isRecord(value) ? 'd' : undefined
    }

    inside(value, kind) {
        switch (kind) {
            case 'l':
            case 's':
                return this.values(value)
            case 'm':
                return Array.from(value, (pair) => this.values(pair))
            case 'b': {
                const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
                return [Buffer.isBuffer(value) ? 'Buffer' : value.constructor.name, bytes.toString('base64')]
            }
        }
        const pairs = Object.keys(value).map((key) => [key, this.value(value[key])])
        return [Object.getPrototypeOf(value) === null ? 0 : 1, pairs]
    }
}

/** Reads one message's values. */
export class Decoder {
    constructor(resolve, shared = new Map()) {
        this.resolve = resolve
        // name -> the value of ours that the other side means
        this.shared = shared
        this.read = new Map()
    }

    value(written) {
        if (written === null || typeof written !== 'object') return written
        if ('n' in written) return this.mutable(written)
        if ('u' in written) return undefined
        if ('f' in written) return Number(written.f)
        if ('i' in written) return BigInt(written.i)
        if ('y' in written) return [...WELL_KNOWN].find(([, name]) => name === written.y)?.[0]
        if ('Y' in written) return Symbol.for(written.Y)
        if ('t' in written) return new Date(this.value(written.t))
        if ('r' in written) return new RegExp(written.r[0], written.r[1])
        return this.resolve(written, this)
    }

    values(written) {
        return written.map((each) => this.value(each))
    }

    mutable(written) {
        const kind = Object.keys(written).find((key) => key !== 'n')
        if (kind === undefined) {
            if (this.read.has(written.n)) return this.read.get(written.n)
            if (this.shared.has(written.n)) return this.shared.get(written.n)
            throw new TypeError('a value is named that nobody knows')
        }
        const made = this.made(kind, written[kind])
        this.read.set(written.n, made)
        this.fill(made, kind, written[kind])
        return made
    }

    made(kind, inside) {
        switch (kind) {
            case 'l':
                return []
            case 'm':
                return new Map()
            case 's':
                return new Set()
            case 'd':
                return inside[0] === 0 ? Object.create(null) : {}
            case 'b': {
                const bytes = Buffer.from(inside[1], 'base64')
                if (inside[0] === 'Buffer') return bytes
                return new ARRAYS[inside[0]](new Uint8Array(bytes).buffer)
            }
        }
        throw new TypeError('a value of a kind that nobody knows')
    }

    /** Lays the content into an empty or an old value, in place. */
    fill(made, kind, inside) {
        switch (kind) {
            case 'l': {
                const values = this.values(inside)
                made.length = 0
                for (const each of values) made.push(each)
                break
            }
            case 's': {
                const values = this.values(inside)
                made.clear()
                for (const each of values) made.add(each)
                break
            }
            case 'm': {
                const pairs = inside.map((pair) => this.values(pair))
                made.clear()
                for (const [key, each] of pairs) made.set(key, each)
                break
            }
            case 'b':
                Buffer.from(made.buffer, made.byteOffset, made.byteLength).set(Buffer.from(inside[1], 'base64'))
                break
            case 'd':
                this.record(made, inside[1])
        }
    }

    record(made, pairs) {
        const left = new Set(Object.keys(made))
        for (const [key, each] of pairs) {
            left.delete(key)
            Object.defineProperty(made, key, { value: this.value(each), writable: true, enumerable: true, configurable: true })
        }
        for (const key of left) delete made[key]
    }
}
