import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import calc, { Stack } from './calc.js'
import thrice, { twice } from './es.mjs'
import again, { twice as double } from './mod.js'
import * as all from './mod.js'
import { sum } from './helper.mjs'

describe('modules', () => {
    it('are imported by default and by name', () => {
        assert.equal(thrice(2), 6)
        assert.equal(twice(2), 4)
        assert.equal(again(2), 6)
        assert.equal(double(2), 4)
        assert.equal(all.default(1), 3)
        assert.equal(calc.add(1, 2), 3)
        assert.equal(new Stack().size, 0)
    })

    it('of the tests themselves are there', () => assert.equal(sum([1, 2]), 3))

    it('of the program are imported by a literal name only', async () => {
        const name = `${process.cwd()}/mod.js`
        await assert.rejects(import(name), /literal/)
    })
})
