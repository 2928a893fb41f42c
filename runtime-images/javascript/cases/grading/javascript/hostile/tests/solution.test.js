const test = require('node:test')
const assert = require('node:assert/strict')
const { square, names, each, later } = require('./solution')

test('the square of seven', () => assert.equal(square(7), 49))
test('loosely', () => assert.ok(square(9) === 81))
test('names', () => assert.deepEqual(names(), ['ada', 'grace']))
test('a text has no square', () => assert.throws(() => square('x'), TypeError))
test('each', () => {
    const seen = []
    each([1, 2], (x) => seen.push(x))
    assert.deepEqual(seen, [1, 2])
})
test('later', async () => assert.equal(await later(), 'done'))
