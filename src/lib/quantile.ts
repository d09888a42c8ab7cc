/** Between the two nearest values where it falls between them, rounded; 0 of none. `values` ascend. */
export function computeQuantile(values: ArrayLike<number>, share: number): number {
  const place = (values.length - 1) * share
  const below = values[Math.floor(place)] ?? 0
  const above = values[Math.ceil(place)] ?? below
  return Math.round(below + (above - below) * (place - Math.floor(place)))
}
