// what: speaks into the pipe between itself and its tests: bad frames, answers nobody asked for, names of what it does not own
const fs = require('node:fs')
const frame = (kind, text) => {
    const body = Buffer.from(text)
    const head = Buffer.alloc(5)
    head[0] = kind.charCodeAt(0)
    head.writeUInt32BE(body.length, 1)
    fs.writeSync(3, Buffer.concat([head, body]))
}
const say = (text) => frame('a', JSON.stringify({ do: 'return', value: text, changed: {} }))
module.exports = {
    square() { say({ A: 0 }); say(49) },
    names() { say({ n: 0, l: [{ n: 0 }] }); say({ R: 10 ** 9, kind: 'object', parent: { R: 10 ** 9 } }) },
    each() { frame('a', '['.repeat(100000)) },
    later() { frame('c', '{"do":"call","on":0,"args":[]}'); fs.writeSync(3, Buffer.alloc(3, 0xff)) },
}
