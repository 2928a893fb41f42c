class EmptyError extends RangeError {
    constructor(message) {
        super(message)
        this.code = 'E_EMPTY'
    }
}

class Stack {
    static limit = 3
    items = []

    push(item) {
        if (this.items.length === Stack.limit) throw new Error('full')
        this.items.push(item)
        return this
    }

    pop() {
        if (this.items.length === 0) throw new EmptyError('empty')
        return this.items.pop()
    }

    get size() {
        return this.items.length
    }

    *[Symbol.iterator]() {
        yield* this.items
    }
}

const add = (a, b) => a + b

function sorted(numbers) {
    numbers.sort((a, b) => a - b)
    return numbers
}

async function later(x) {
    await new Promise((done) => setTimeout(done, 20))
    if (x < 0) throw new TypeError('negative')
    return { x }
}

module.exports = {
    Stack,
    EmptyError,
    add,
    sorted,
    later,
    limit: 10,
    big: 2n ** 70n,
    each: (list, change) => list.map((item, i) => change(item, i)),
    apply: (visitor) => visitor.visit(3),
    greet: (name) => console.log('hello', name),
    lengths: (words) => new Map(words.map((word) => [word, word.length])),
    seen: (words) => new Set(words),
    counter() {
        let count = 0
        return { next: () => ++count }
    },
    *naturals() {
        for (let i = 1; ; i++) yield i
    },
}
