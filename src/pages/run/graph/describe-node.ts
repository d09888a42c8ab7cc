import { type Lang } from '../../../contract/lang'
import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { type GraphWords } from '../../../i18n/en/graph'
import { COMMA } from '../../../i18n/punctuation'
import { estimateEm, showName, truncateMiddle } from '../../../lib/text'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { formatSpelledDuration } from '../insight/reader'

/** What is said of a node in the graph; all texts are in the reader's language. */
export interface NodeTexts {
  word: string
  /** Null when it has none. */
  duration: string | null
  insight: RowInsight | null
  cause: NodeCause | null
  /** How many nodes it waits for, how many wait for it, and how many it keeps from running. */
  before: number
  after: number
  holdsUp: number
  words: GraphWords
  lang: Lang
}

/** The line below its name: how long it ran or runs, when it is expected, else why it waits, else its status. */
export function describeLine(
  { word, duration, insight, words, lang }: NodeTexts,
  maxEm: number,
): { lead: string; rest: string; isOdd: boolean } {
  const plain = (lead: string) => ({ lead: truncateMiddle(lead, maxEm), rest: '', isOdd: false })
  const note = insight?.note
  if (duration !== null) {
    if (note && estimateEm(duration + note.joined) <= maxEm)
      return { lead: duration, rest: note.joined, isOdd: note.isOdd }
    if (note?.isOdd) return { lead: '', rest: truncateMiddle(note.alone, maxEm), isOdd: true }
    return plain(duration)
  }
  const { ahead, reason } = insight ?? {}
  if (ahead) return plain(sayExpected(ahead, { words, lang }))
  return plain(reason?.forms.find((form) => estimateEm(form) <= maxEm) ?? reason?.forms.at(-1) ?? word)
}

const sayExpected = (
  { start, fromMs, toMs }: NonNullable<RowInsight['ahead']>,
  { words, lang }: Pick<NodeTexts, 'words' | 'lang'>,
): string => words.expected(start, formatSpelledDuration(toMs - fromMs, { lang }))

/** One sentence: name, status, what it waits for, and its neighbours. */
export function describeNode(node: RunNode, texts: NodeTexts): string {
  const { word, duration, insight, before, after, holdsUp, words, lang } = texts
  return [
    showName(node.name),
    word,
    duration,
    insight?.spoken,
    holdsUp > 0 ? words.holdsUp(holdsUp) : null,
    words.before(before),
    words.after(after),
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(COMMA[lang])
}

/** What the tooltip says: the whole name, and a line for each fact. */
export function describeTip(
  node: RunNode,
  { word, duration, insight, cause, holdsUp, words, lang }: NodeTexts,
): string {
  const { ahead, reason, note } = insight ?? {}
  return [
    showName(node.name),
    duration === null ? word : `${word}${COMMA[lang]}${duration}${note?.joined ?? ''}`,
    isFailing(node.status) ? cause?.cause?.text : undefined,
    reason?.forms[0],
    ahead && sayExpected(ahead, { words, lang }),
    insight?.oddRows,
    holdsUp > 0 ? words.holdsUp(holdsUp) : undefined,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
}
