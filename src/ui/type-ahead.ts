/**
 * The index of the next label that begins with the typed text, after the current one and around the end; null when none does. The same
 * letter typed repeatedly walks through the labels that begin with it.
 */
export function findByPrefix(labels: readonly string[], typed: string, current: number): number | null {
  const text = typed.toLowerCase()
  const isRepeated = text === text.charAt(0).repeat(text.length)
  const prefix = isRepeated ? text.charAt(0) : text
  // A longer prefix may still fit the current label.
  const first = isRepeated ? current + 1 : Math.max(current, 0)
  for (let step = 0; step < labels.length; step += 1) {
    const index = (first + step) % labels.length
    if (labels[index]?.toLowerCase().startsWith(prefix)) return index
  }
  return null
}
