import { type Run } from '../../contract/run'
import { ALERTS } from '../../i18n/alerts'
import { statusWord, type Locale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { truncateMiddle, showInvisible } from '../../lib/text'
import { computeRunTimes } from '../../model/run/times'
import { markOf, type News } from './news'
import { type Message } from './notification'

const NAME_EM = 32
const MOST_NAMES = 3

const clean = (text: string): string => truncateMiddle(showInvisible(text), NAME_EM)

/** All that began at one look, as one message: what weighs most in its title, the rest below. */
export function messageOf(news: readonly News[], run: Run, { lang }: Pick<Locale, 'lang'>): Message {
  const words = ALERTS[lang]
  const job = clean(run.job)
  const nodes = news.flatMap((one) => (one.kind === 'node' ? [one.node] : []))
  const ofRun = news.find((one) => one.kind !== 'node')
  const names = nodes.slice(0, MOST_NAMES).map((node) => clean(node.name))
  const listed = nodes.length > names.length ? [...names, words.more(nodes.length - names.length)] : names
  const [first] = nodes
  const tag = `nodeline ${run.workspace ?? ''} ${run.job} ${run.id} ${news.map((one) => markOf(one, run)).at(-1)}`
  const where = `${job} ${run.id}`
  if (!ofRun && first) {
    const word = statusWord(first.status, first.rawStatus, lang)
    return nodes.length === 1
      ? { title: words.titled(word, names[0] ?? ''), body: where, tag, lang }
      : { title: words.failed(nodes.length), body: `${listed.join(words.comma)}\n${where}`, tag, lang }
  }
  const { ranMs, exact } = computeRunTimes(run, 0)
  const ran =
    ofRun?.kind === 'ended' && ranMs !== null ? [words.ran(formatDuration(ranMs, lang, { exact }))] : []
  const failed = nodes.length > 0 ? [words.titled(words.failed(nodes.length), listed.join(words.comma))] : []
  return {
    title: words.titled(statusWord(run.status, run.rawStatus, lang), job),
    body: [[words.instance(run.id), ...ran].join(words.comma), ...failed].join('\n'),
    tag,
    lang,
  }
}
