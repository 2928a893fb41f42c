import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { count } from './numbers'
import { Circle, Size, sizeOf, type Shape } from './shapes'

describe('shapes', () => {
    it('have an area', () => {
        const circle: Shape = new Circle(2)
        assert.equal(circle.area(), 12)
        assert.equal(sizeOf(circle), Size.Large)
    })

    it('are refused when they cannot be', () => assert.throws(() => new Circle(-1), RangeError))

    it('share what they import', () => assert.ok(count() > 0))

    it('may be a test of its own', () => assert.equal(sizeOf({ area: () => 1 }), Size.Small))
})
