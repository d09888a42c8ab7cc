import { Info } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { formatCount, groupDigits } from '../../../lib/number'
import { countFinished } from '../../../model/run/counts'
import { sumRows } from '../../../model/run/rows'
import { Icon } from '../../../ui/Icon'
import { useRun } from '../run-context'
import { countFindings } from '../run-insight'

/** How far the run is, by its nodes; `word` says its status to screen readers. */
export function Progress({ word }: { word: string }) {
  const { t } = useLocale()
  const { run, counts, isPhone } = useRun()
  const rows = sumRows(run)
  const total = run.nodes.length
  const done = countFinished(counts)
  const [nodesWord, doneWord] = t.header.counts(total)
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-1 text-t2">
        <span>
          <b className="font-semibold text-t1">{formatCount(total)}</b>
          {nodesWord}
          <b className="font-semibold text-t1">{formatCount(done)}</b>
          {doneWord}
        </span>
        {rows !== null && (
          <span>
            {t.header.rows} <b className="font-semibold text-t1">{groupDigits(rows)}</b>
          </span>
        )}
        {!isPhone && (
          <span className="ml-auto">
            <FindingsLink />
          </span>
        )}
      </div>
      <span role="status" className="sr-only">
        {word}. {t.header.progress(done, total)}
      </span>
    </>
  )
}

/** How many contradictions were found, and the way to them. */
export function FindingsLink() {
  const { t } = useLocale()
  const { run, insight } = useRun()
  const findings = countFindings(run, insight)
  if (findings === 0) return <span className="text-t3">{t.header.noFindings}</span>
  return (
    <a className="link inline-flex items-center gap-1.5" href="#findings">
      <Icon icon={Info} className="text-t2" />
      {t.header.findings(findings)}
    </a>
  )
}
