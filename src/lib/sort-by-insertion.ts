/** Ascending, in place, by insertion: for a few dozen numbers a call of the built-in sort takes longer. */
export function sortByInsertion(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0
    let at = i - 1
    for (; at >= 0 && (values[at] ?? 0) > value; at--) values[at + 1] = values[at] ?? 0
    values[at + 1] = value
  }
  return values
}
