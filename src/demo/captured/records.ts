/**
 * The texts of the objects in one list of an answer, as they stand there; null when the answer has no such list. Works on any
 * text in which ASCII characters stand for themselves, so bytes read as latin1 keep their value.
 */
export function splitRecords(text: string, name: string): string[] | null {
  const records: string[] = []
  let depth = 0
  let isInList = false
  let isNamed = false
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && !isInList)
        isNamed = text.slice(at, end) === `"${name}"` && /^\s*:/.test(text.slice(end, end + 99))
      at = end - 1
    } else if (sign === '{' || sign === '[') {
      depth += 1
      if (depth === 2 && isNamed && sign === '[') isInList = true
      if (depth === 3 && isInList) from = at
    } else if (sign === '}' || sign === ']') {
      if (depth === 3 && isInList) records.push(text.slice(from, at + 1))
      depth -= 1
      if (depth === 1 && isInList) return records
    }
  }
  return null
}

/** Just behind the closing quote. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
