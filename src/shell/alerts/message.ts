import { type Run } from '../../contract/run'
import { type Lang } from '../../contract/lang'
import { type AlertWords } from '../../i18n/en/alerts'
import { statusWord } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { formatDuration } from '../../lib/time/duration'
import { isFailing } from '../../contract/status'
import { truncateEnd, truncateMiddle, showInvisible } from '../../lib/text'
import { computeRunTimes } from '../../model/run/times'
import { eventId, type RunEvent } from './events'
import { type Message } from './notification'

const MAX_NAME_EM = 32
const MAX_NAMES = 3

const MAX_CAUSE = 160

const clean = (text: string): string => truncateMiddle(showInvisible(text), MAX_NAME_EM)

interface MessageOptions {
  lang: Lang
  words: AlertWords
  /** Why nodes failed, by their keys, as far as that is known. */
  causes: ReadonlyMap<string, string>
}

/** The events of one poll as one message: the most important in the title, the rest below. */
export function formatMessage(
  events: readonly RunEvent[],
  run: Run,
  { lang, words, causes }: MessageOptions,
): Message {
  const job = clean(run.job)
  const nodes = events.flatMap((event) => (event.kind === 'node-failed' ? [event.node] : []))
  const runEvent = events.find((event) => event.kind !== 'node-failed')
  const names = nodes.slice(0, MAX_NAMES).map((node) => clean(node.name))
  const listed = nodes.length > names.length ? [...names, words.more(nodes.length - names.length)] : names
  const [first] = nodes
  const lastId = events.map((event) => eventId(event, run)).at(-1)
  const tag = `nodeline ${run.workspace ?? ''} ${run.job} ${run.id} ${lastId}`
  const where = `${job} ${run.id}`
  // Repeated when the run ends, because the user may have missed the first notification.
  const failing = runEvent ? run.nodes.filter(({ status }) => isFailing(status)) : nodes
  const known = failing.map(({ key }) => causes.get(key)).find((text) => text !== undefined)
  const why = known === undefined ? [] : [truncateEnd(showInvisible(known), MAX_CAUSE)]
  if (!runEvent && first) {
    const word = statusWord(first.status, first.rawStatus, lang)
    return nodes.length === 1
      ? { title: words.titled(word, names[0] ?? ''), body: [...why, where].join('\n'), tag, lang }
      : {
          title: words.failed(nodes.length),
          body: [listed.join(COMMA[lang]), ...why, where].join('\n'),
          tag,
          lang,
        }
  }
  const { ranMs, exact } = computeRunTimes(run, 0)
  const ran =
    runEvent?.kind === 'ended' && ranMs !== null ? [words.ran(formatDuration(ranMs, lang, { exact }))] : []
  const failed = nodes.length > 0 ? [words.titled(words.failed(nodes.length), listed.join(COMMA[lang]))] : []
  return {
    title: words.titled(statusWord(run.status, run.rawStatus, lang), job),
    body: [[words.instance(run.id), ...ran].join(COMMA[lang]), ...failed, ...why].join('\n'),
    tag,
    lang,
  }
}
