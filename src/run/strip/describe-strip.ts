import { type Lang } from '../../contract/lang'
import { STATUS, STATUSES } from '../../contract/status'
import { type JobsWords } from '../../i18n/en/jobs'
import { COMMA } from '../../i18n/punctuation'
import { getPlan } from '../../model/jobs/latest'
import { type Slot } from './slots'

interface Reader {
  words: JobsWords
  lang: Lang
  formatWhen: (ms: number) => string
}

/** `30 runs: 26 success, 3 failed, 1 running, last planned 02:30`. */
export function describeStrip(slots: readonly Slot[], { words, lang, formatWhen }: Reader): string {
  const runs = slots.flatMap((slot) => (slot.kind === 'run' ? [slot.run] : []))
  if (slots.length === 0) return words.strip.none
  const parts = STATUSES.toReversed().flatMap((status) => {
    const count = runs.filter((run) => run.status === status).length
    return count === 0 ? [] : [`${count} ${STATUS[status].label[lang].toLowerCase()}`]
  })
  const missed = slots.length - runs.length
  if (missed > 0) parts.push(words.strip.missed(missed))
  const last = runs.at(-1)
  const lastMs = last ? getPlan(last) : null
  if (lastMs !== null) parts.push(words.strip.last(formatWhen(lastMs)))
  return words.strip.runs(runs.length, parts.join(COMMA[lang]))
}
