import { pi } from './numbers'

export interface Shape {
    area(): number
}

export class Circle implements Shape {
    constructor(private readonly radius: number) {
        if (radius < 0) throw new RangeError('a radius is not negative')
    }

    area(): number {
        return pi() * this.radius ** 2
    }
}

export enum Size { Small, Large }

export const sizeOf = (shape: Shape): Size => (shape.area() > 10 ? Size.Large : Size.Small)
