export const twice = (x) => 2 * x
export default function thrice(x) { return 3 * x }
export let counter = 0
