import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  MINUS,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  closingQuote,
  hashOf,
  isCanonical,
  isDigit,
  isNumberPart,
  BACKSLASH,
} from './json-text'
import { Found, Keys, MAX_DEPTH, type Duplicate, type Texts } from './scan-record'

/** Far beyond any job (200 nodes are advised), and still small enough to answer. */
const MAX_CONTAINERS = 400_000
const MAX_KEYS = 4_000_000

export interface Scan {
  problem: 'too_deep' | 'too_large' | null
  /** False when a string, an object or an array was still open at the end. */
  closed: boolean
  instance: Texts
  /** By the index of the node; an entry that is no object has its text under the empty key. */
  nodes: ReadonlyMap<number, Texts>
  /** Keys that stand more than once with different values, in the order of the text. */
  duplicates: Duplicate[]
}

/**
 * One pass over an answer's text, before `JSON.parse`, for what parsing would lose: the exact text of numbers, escapes and
 * nested values, and keys that stand twice (the published example carries `instanceId` twice). It knows where the
 * fields of the instance and of its nodes are, tolerates any garbage (`JSON.parse` judges that), and is linear in its length.
 */
export function scan(text: string): Scan {
  const length = text.length
  const found = new Found(text)
  const keys = new Keys(text)
  const { isObject, keyStart, keyEnd, valueStart } = found
  let depth = 0
  let inNodes = false
  let node = 0
  let expectKey = false
  /** Is the value that comes now a field of the instance or of a node, or an entry of `nodes`? */
  let watched = false
  let containers = 0
  let keysSeen = 0
  let open = false
  let problem: Scan['problem'] = null
  let nextEscape = text.indexOf('\\')
  if (nextEscape < 0) nextEscape = length

  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (i < length) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      const start = i + 1
      let end = start
      let hash = 0
      if (expectKey) {
        for (let at = 0; end < length && (at = text.charCodeAt(end)) !== QUOTE; end++) {
          if (at === BACKSLASH) end++
          hash = (Math.imul(hash, 31) + at) | 0
        }
      } else {
        end = closingQuote(text, start, nextEscape)
      }
      if (end >= length) {
        open = true
        break
      }
      i = end + 1
      let escaped = false
      if (nextEscape < end) {
        escaped = nextEscape >= start
        nextEscape = text.indexOf('\\', end)
        if (nextEscape < 0) nextEscape = length
      }
      if (expectKey) {
        expectKey = false
        if (++keysSeen > MAX_KEYS) {
          problem = 'too_large'
          break
        }
        keyStart[depth] = start
        keyEnd[depth] = end
        if (escaped) hash = hashOf(found.key(depth))
        const first = keys.seen(depth, hash, start, end)
        if (first >= 0) found.repeat(depth, inNodes ? node : null, first)
        if (depth === 1 && found.key(1) === 'nodes') found.forgetNodes()
      } else if (escaped && watched && !isCanonical(text.slice(start - 1, i))) {
        found.keep(depth, node, start - 1, i)
      }
    } else if (code === COMMA) {
      expectKey = isObject[depth] === 1
      if (inNodes && depth === 2) node++
      i++
    } else if (isDigit(code) || code === MINUS) {
      const start = i++
      while (i < length && isDigit(text.charCodeAt(i))) i++
      const plain = code !== MINUS && (i === length || !isNumberPart(text.charCodeAt(i)))
      if (plain && i - start <= 15) continue
      while (i < length && isNumberPart(text.charCodeAt(i))) i++
      if (watched) {
        const literal = text.slice(start, i)
        if (String(Number(literal)) !== literal) found.keep(depth, node, start, i)
      }
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (++containers > MAX_CONTAINERS) problem = 'too_large'
      if (depth >= MAX_DEPTH) problem = 'too_deep'
      if (problem !== null) break
      valueStart[depth] = i
      if (depth === 1 && code === OPEN_ARRAY && isObject[1] === 1 && found.key(1) === 'nodes') {
        inNodes = true
        node = 0
      }
      depth++
      expectKey = code === OPEN_OBJECT
      isObject[depth] = expectKey ? 1 : 0
      watched = isWatched(depth, inNodes, expectKey)
      keys.open(depth)
      i++
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      i++
      if (depth === 0) continue
      keys.close(depth)
      depth--
      expectKey = false
      const wasNodes = depth === 1 && inNodes
      if (wasNodes) inNodes = false
      watched = isWatched(depth, inNodes, isObject[depth] === 1)
      // An entry of `nodes` that is an object is read field by field; anything else nested is kept as it stands.
      if (watched && !wasNodes && !(depth === 2 && code === CLOSE_OBJECT)) {
        found.keep(depth, node, valueStart[depth] ?? 0, i)
      }
    } else {
      i++
    }
  }
  const duplicates = found.duplicates()
  return { problem, closed: !open && depth === 0, instance: found.instance, nodes: found.nodes, duplicates }
}

const isWatched = (depth: number, inNodes: boolean, isObject: boolean): boolean =>
  depth === 1 ? isObject : inNodes && (depth === 2 || (depth === 3 && isObject))
