const CODE = /^(?:err(?:or)?_?)code$/i
const MESSAGE = /^(?:msg|message|event)$/i
const ERROR = /^(?:err(?:or)?|exception|reason|cause)(?:[_.]?(?:msg|message|info))?$/i
const STACK = /^(?:error\.)?(?:exc_?info|stack_?trace|stack|traceback|throwable)$/i

/** What a line says that is one JSON object, as loggers write it: the code of its error, its message, its error, and what its stack says; null for another line. */
export function readJsonWords(text: string): string | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null
  try {
    const words = wordsOf(JSON.parse(text))
    return words === '' ? null : words
  } catch {
    return null
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().split('\n', 1)[0] ?? ''
  if (typeof value !== 'object' || value === null) return ''
  const pairs = Object.entries(value)
  const find = (name: RegExp): unknown => pairs.find(([key]) => name.test(key))?.[1]
  const stack = find(STACK)
  const words = [
    wordsOf(find(CODE)),
    wordsOf(find(MESSAGE)),
    wordsOf(find(ERROR)),
    typeof stack === 'string' ? endOfStack(stack) : '',
  ]
  const said = words.filter(
    (word, at) => word !== '' && !words.slice(0, at).some((one) => one.includes(word)),
  )
  // some loggers put all of it into one field
  const inner = said.length === 0 && pairs.find(([, one]) => typeof one === 'object' && one !== null)?.[1]
  return inner ? wordsOf(inner) : said.join(': ')
}

/** The line of a stack that says why: the deepest cause of Java, the last one of Python. */
function endOfStack(stack: string): string {
  const lines = stack.trim().split('\n')
  const deepest = lines.findLast((line) => line.startsWith('Caused by: '))?.slice('Caused by: '.length)
  return deepest ?? (lines[0]?.startsWith('Traceback') ? lines.at(-1) : lines[0]) ?? ''
}
