import { type Run } from '../../contract/run'
import { type Lang } from '../../contract/lang'
import { type AlertWords } from '../../i18n/en/alerts'
import { statusWord } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { truncateMiddle, showInvisible } from '../../lib/text'
import { computeRunTimes } from '../../model/run/times'
import { eventId, type RunEvent } from './events'
import { type Message } from './notification'

const MAX_NAME_EM = 32
const MAX_NAMES = 3

const clean = (text: string): string => truncateMiddle(showInvisible(text), MAX_NAME_EM)

/** The events of one poll as one message: the most important in the title, the rest below. */
export function formatMessage(events: readonly RunEvent[], run: Run, lang: Lang, words: AlertWords): Message {
  const job = clean(run.job)
  const nodes = events.flatMap((event) => (event.kind === 'node-failed' ? [event.node] : []))
  const runEvent = events.find((event) => event.kind !== 'node-failed')
  const names = nodes.slice(0, MAX_NAMES).map((node) => clean(node.name))
  const listed = nodes.length > names.length ? [...names, words.more(nodes.length - names.length)] : names
  const [first] = nodes
  const lastId = events.map((event) => eventId(event, run)).at(-1)
  const tag = `nodeline ${run.workspace ?? ''} ${run.job} ${run.id} ${lastId}`
  const where = `${job} ${run.id}`
  if (!runEvent && first) {
    const word = statusWord(first.status, first.rawStatus, lang)
    return nodes.length === 1
      ? { title: words.titled(word, names[0] ?? ''), body: where, tag, lang }
      : { title: words.failed(nodes.length), body: `${listed.join(words.comma)}\n${where}`, tag, lang }
  }
  const { ranMs, exact } = computeRunTimes(run, 0)
  const ran =
    runEvent?.kind === 'ended' && ranMs !== null ? [words.ran(formatDuration(ranMs, lang, { exact }))] : []
  const failed = nodes.length > 0 ? [words.titled(words.failed(nodes.length), listed.join(words.comma))] : []
  return {
    title: words.titled(statusWord(run.status, run.rawStatus, lang), job),
    body: [[words.instance(run.id), ...ran].join(words.comma), ...failed].join('\n'),
    tag,
    lang,
  }
}
