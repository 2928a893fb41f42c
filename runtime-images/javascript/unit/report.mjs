// What came of each test case, for whoever asked: a reporter of node:test's that writes to the descriptor of reports.

import fs from 'node:fs'
import { inspect } from 'node:util'

// Characters of a case's name and of one message. The report shares the limit on output with everything else, so all
// messages together are bounded too.
const LONGEST_NAME = 200
const LONGEST = 2500
const REPORT = 5
const file = process.env.COFFERDAM_TEST_FILE

export function say(word) {
    const line = Buffer.from(`${JSON.stringify(word)}\n`)
    for (let sent = 0; sent < line.length; ) sent += fs.writeSync(REPORT, line, sent)
}

const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most)}…`)

export const told = { failures: 0 }

/** What to say of an error: what the test's author sees of it, and no line of ours. */
export function why(error) {
    const cause = error?.cause instanceof Error || typeof error?.cause === 'string' ? error.cause : error
    if (typeof cause === 'string') return cause
    // A deviation of one line is told by its message; where it was, by the first lines of the stack that are the test's.
    const stack = typeof cause?.stack === 'string' ? cause.stack : inspect(cause)
    return stack.split('\n').filter((line) => !/^\s+at .*(node:internal|\/cofferdam\/unit\/)/.test(line)).join('\n').slice(0, LONGEST)
}

export default async function* report(events) {
    const above = []
    const seen = new Map()
    // A case's name is the path to it; where two have one, the later is numbered.
    const named = (names) => {
        const name = cut([file, ...names].join(' > '), LONGEST_NAME)
        const count = (seen.get(name) ?? 0) + 1
        seen.set(name, count)
        return count === 1 ? name : `${name} (${count})`
    }
    for await (const { type, data } of events) {
        if (type === 'test:start') {
            above.length = data.nesting
            above.push(data.name)
            continue
        }
        if (type !== 'test:pass' && type !== 'test:fail') continue
        const path = [...above.slice(0, data.nesting), data.name]
        const suite = data.details?.type === 'suite'
        const failure = data.details?.error
        // A suite fails with its cases, which are told themselves; only what is its own matters.
        if (suite && (type === 'test:pass' || failure?.failureType === 'subtestsFailed')) continue
        const skipped = data.skip !== undefined || data.todo !== undefined
        const status = skipped ? 'skipped' : type === 'test:pass' ? 'passed' : suite || failure?.failureType === 'hookFailed' ? 'error' : 'failed'
        const reason = [data.skip, data.todo].find((each) => typeof each === 'string') ?? ''
        const message = skipped ? reason : type === 'test:fail' ? cut(why(failure), LONGEST) : ''
        if (type === 'test:fail' && !skipped) told.failures++
        const name = named(path)
        say({ event: 'collected', cases: [name] })
        say({ event: 'case', name, status, message, time: Math.round(data.details?.duration_ms ?? 0) })
    }
}
