export interface Sum {
  of: number[];
}

export const add = (sum: Sum): number => sum.of.reduce((a, b) => a + b, 0);
