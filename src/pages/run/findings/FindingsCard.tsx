import { Info } from 'lucide-react'
import { type Finding } from '../../../contract/findings'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { type FindingFormat, type FindingTexts, type FindingWords } from '../../../i18n/finding-words'
import { useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatStamp } from '../../../lib/time/format'
import { getNamedMs } from '../../../model/run/times'
import { formatOffsetChange } from '../../../lib/time/zone'
import { showInvisible } from '../../../lib/text'
import { Icon } from '../../../ui/Icon'
import { RawLink } from '../header/HeaderCard'

interface FindingsCardProps {
  run: Run
  /** What run and definition contradict each other in; after those of the run. */
  more: readonly FindingWords[]
  reference: RunRef
}

/** Each code has a wording for exactly its own values. */
function formatFinding(finding: Finding, texts: FindingTexts, format: FindingFormat): FindingWords {
  const word = texts[finding.code] as (finding: Finding, format: FindingFormat) => FindingWords
  return word(finding, format)
}

/** The card is rendered later than the page: it scrolls to itself when the opened address points at it. */
function followLink(element: HTMLElement | null): void {
  if (element && window.location.hash === `#${element.id}`) element.scrollIntoView()
}

/** What the answer and the definition contradict: a sentence, a reason and the values as given. */
export function FindingsCard({ run, more, reference }: FindingsCardProps) {
  const { lang, zone } = useLocale()
  const { findings } = useLaterWords()
  const format: FindingFormat = {
    duration: (ms) => formatDuration(ms, lang, { spelled: true }),
    stamp: (ms) => `${formatStamp(ms, zone)}${formatOffsetChange(ms, getNamedMs(run, ms), zone)}`,
  }
  const own = run.findings.map((finding) => formatFinding(finding, findings.texts, format))
  return (
    <section ref={followLink} id="findings" aria-labelledby="findings-title" className="card scroll-mt-4">
      <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5 pr-3 pl-5 max-md:pl-4">
        <h2 id="findings-title" className="text-13 font-semibold">
          {findings.title}
        </h2>
        <span className="text-12 text-t2">{findings.about}</span>
        <span className="no-print ml-auto">
          <RawLink reference={reference} />
        </span>
      </div>
      <ol>
        {[...own, ...more].map(({ what, why, values }, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- a finding is named by its number
            key={index}
            ref={followLink}
            id={`finding-${index + 1}`}
            className="flex scroll-mt-4 items-start gap-x-3 border-b border-grid px-5 py-2 last:border-0 target:bg-selected max-md:px-4"
          >
            <Icon icon={Info} className="mt-[3px] text-t2" />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-6 gap-y-1">
              <span className="min-w-0 flex-[3_1_420px] [overflow-wrap:anywhere]">
                <b className="font-medium">{showInvisible(what)}</b>{' '}
                <span className="text-t2">{showInvisible(why)}</span>
              </span>
              <code className="min-w-0 flex-[1_1_220px] font-mono text-12 text-t2 [overflow-wrap:anywhere]">
                {showInvisible(values.slice(0, MAX_VALUES))}
                {values.length > MAX_VALUES && '…'}
              </code>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The raw answer has the rest. */
const MAX_VALUES = 240
