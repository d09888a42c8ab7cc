import Anser from 'anser'

/** A part of a line as it is drawn. `from` and `to` are the characters of the line as read that it stands for. */
export interface Segment {
  text: string
  from: number
  to: number
  /** Of the log's own colours (ansi-*), and of what is drawn as a symbol. */
  className: string
}

export interface DisplayLine {
  segments: readonly Segment[]
  /** What all segments say. */
  text: string
  /** Earlier states of the line that lone CRs overwrote. */
  updates: number
  /** Characters of the last state that are not drawn. */
  hiddenChars: number
}

const TAB_COLUMNS = 4

const ESCAPE =
  // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
  /\u001b(?:\[[0-9:;<=>?]{0,64}[ -/]{0,8}[@-~]|[\]PX^_][^\u0007\u001b]{0,4096}(?:\u0007|\u001b\\)|[()*+#%].|[@-Z\\^_`-~=>78])/gs
// oxlint-disable-next-line no-control-regex -- finding controls is the purpose
const COLOURS = /^\u001b\[[0-9;]*m$/

/** Controls, direction marks and other characters that would not be seen or would move what stands around them. */
const SPECIAL =
  // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The last state that says something, as a terminal shows it in the end, and where it begins. */
function findLastState(line: string): { from: number; to: number; updates: number } {
  if (!line.includes('\r')) return { from: 0, to: line.length, updates: 0 }
  let to = line.length
  let updates = 0
  let found: { from: number; to: number } | null = null
  while (to >= 0) {
    const at = to === 0 ? -1 : line.lastIndexOf('\r', to - 1)
    if (line.slice(at + 1, to).trim() !== '') {
      if (found) updates += 1
      else found = { from: at + 1, to }
    }
    if (at < 0) break
    to = at
  }
  return { from: found?.from ?? 0, to: found?.to ?? 0, updates }
}

/** How a character that can't be seen is shown: pictures of controls, else its code. */
function showSpecial(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/**
 * A line as it is drawn: colours become classes, other escape sequences are dropped, controls become symbols, tabs become spaces, and of
 * the states that lone CRs overwrite the last one stands, with so many characters of it.
 */
export function displayLine(line: string, maxChars = line.length): DisplayLine {
  const { from, to: stateEnd, updates } = findLastState(line)
  const to = Math.min(stateEnd, from + maxChars)
  const segments: Segment[] = []
  let column = 0
  const put = (text: string, start: number, end: number, className: string) => {
    if (text === '') return
    segments.push({ text, from: start, to: end, className })
    column += text.length
  }
  const putPlain = (start: number, end: number, className: string) => {
    SPECIAL.lastIndex = 0
    const part = line.slice(start, end)
    let at = 0
    for (const match of part.matchAll(SPECIAL)) {
      put(part.slice(at, match.index), start + at, start + match.index, className)
      const index = start + match.index
      // A mark of the byte order at the start says nothing.
      if (match[0] === '\t')
        put(' '.repeat(TAB_COLUMNS - (column % TAB_COLUMNS)), index, index + 1, className)
      else if (match[0] !== '\ufeff' || index > 0) put(showSpecial(match[0]), index, index + 1, 'log-control')
      at = match.index + 1
    }
    put(part.slice(at), start + at, end, className)
  }
  const state = line.slice(from, to)
  if (!state.includes('\u001b')) putPlain(from, to, '')
  else {
    const anser = new Anser()
    let className = ''
    let at = 0
    for (const match of state.matchAll(ESCAPE)) {
      putPlain(from + at, from + match.index, className)
      if (COLOURS.test(match[0])) className = readClass(anser, match[0])
      at = match.index + match[0].length
    }
    putPlain(from + at, to, className)
  }
  return { segments, text: segments.map(({ text }) => text).join(''), updates, hiddenChars: stateEnd - to }
}

/** Anser keeps the colours of earlier sequences; it is given one sequence with a letter behind it. */
function readClass(anser: Anser, sequence: string): string {
  const entries = anser.ansiToJson(`${sequence}x`, { json: true, use_classes: true, remove_empty: true })
  const entry = entries.at(-1)
  if (!entry) return ''
  const names = [
    entry.fg && chooseInk(entry.fg),
    entry.bg && chooseInk(entry.bg)?.replace('ansi-', 'ansi-bg-'),
    entry.decorations.includes('bold') ? 'ansi-bold' : null,
    entry.decorations.includes('underline') ? 'ansi-underline' : null,
    entry.decorations.includes('dim') ? 'ansi-dim' : null,
  ]
  return names.filter(Boolean).join(' ')
}

const INKS = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan'] as const

/** The page's ink for one of the sixteen colours. Others, and black and white, which one of the themes could not show, keep the text's. */
function chooseInk(name: string): string | null {
  const ink = INKS.find((one) => name === `ansi-${one}` || name === `ansi-bright-${one}`)
  return ink ? `ansi-${ink}` : null
}

/** The character of the line as read at a place of the drawn text. */
export function sourceIndex(segments: readonly Segment[], drawnIndex: number): number {
  let at = 0
  for (const { text, from, to } of segments) {
    if (drawnIndex <= at) return from
    if (drawnIndex < at + text.length) return text.length === to - from ? from + (drawnIndex - at) : from
    at += text.length
  }
  return segments.at(-1)?.to ?? 0
}
