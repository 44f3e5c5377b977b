/** How many of the first `count` numbers, which rise, are below `limit`: the index of the first that is not. */
export function countBelow(numbers: ArrayLike<number>, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
