/** How many of the indexes below `count` come before a point: `isBefore` holds for all up to it and for none behind it. */
export function findPartitionPoint(count: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
