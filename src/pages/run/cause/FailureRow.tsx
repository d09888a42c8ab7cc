import { FileText } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { showName } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Section } from '../../../shell/updates/Section'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Button } from '../../../ui/Button'
import { useRun } from '../run-context'
import { findFailure } from './find-failure'

const CauseText = lazyWithRetry(async () => (await import('./CauseText')).CauseText)
const CauseDetails = lazyWithRetry(async () => (await import('./CauseText')).CauseDetails)

/**
 * The failed node that matters most, in the header's last row. It stands there from the first paint, with room for what the log says, so that nothing
 * moves when that comes. Nothing where no node with a log has failed.
 */
export function FailureRow() {
  const { t } = useLocale()
  const { run, causes, insight, openLog, isPhone } = useRun()
  const node = findFailure(run.nodes, causes, insight)
  if (!node) return null
  const cause = causes.get(node.key) ?? null
  return (
    <div
      data-tone="fail"
      className="-mx-5 mt-3 -mb-5 flex items-center gap-3 rounded-b-lg border-t border-line bg-(--tint) px-5 py-2.5 max-md:-mx-4 max-md:-mb-4 max-md:rounded-none max-md:px-4"
    >
      <StatusGlyph status={node.status} />
      <div className="min-h-9.5 min-w-0 flex-1 max-lg:min-h-14 max-md:min-h-19">
        <p className="flex min-w-0 flex-wrap gap-x-3">
          <bdi className="font-semibold [overflow-wrap:anywhere]">{showName(node.name)}</bdi>
          {cause && (
            <Section fallback={null}>
              <CauseText cause={cause} />
            </Section>
          )}
        </p>
        {cause?.cause && (
          <Section fallback={null}>
            <CauseDetails cause={cause} />
          </Section>
        )}
      </div>
      {insight?.header.roots && (
        <span className="shrink-0 text-12 text-t2 max-md:hidden" data-tip={insight.header.roots.tip}>
          {insight.header.roots.text}
        </span>
      )}
      <Button icon={FileText} className="no-print shrink-0" onClick={() => openLog(node.key)}>
        {isPhone ? t.panel.log : t.panel.openLog}
        {!isPhone && <kbd className="kbd">l</kbd>}
      </Button>
    </div>
  )
}
