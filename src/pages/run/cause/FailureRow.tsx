import { FileText } from 'lucide-react'
import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { showInvisible } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Section } from '../../../shell/updates/Section'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Button } from '../../../ui/Button'
import { useRun } from '../run-context'
import { type Causes } from './use-causes'

const CauseText = lazyWithRetry(async () => (await import('./CauseText')).CauseText)
const CauseDetails = lazyWithRetry(async () => (await import('./CauseText')).CauseDetails)

/**
 * The failed node that matters most, in the header's last row. It stands there from the first paint, with room for what the log says, so that nothing
 * moves when that comes. Nothing where no node with a log has failed.
 */
export function FailureRow() {
  const { t } = useLocale()
  const { run, causes, openLog, isPhone } = useRun()
  const node = findFailure(run.nodes, causes)
  if (!node) return null
  const cause = causes.get(node.key) ?? null
  return (
    <div
      data-tone="fail"
      className="-mx-5 mt-3 -mb-5 flex items-center gap-3 rounded-b-lg border-t border-line bg-(--tint) px-5 py-2.5 max-md:-mx-4 max-md:-mb-4 max-md:rounded-none max-md:px-4"
    >
      <StatusGlyph status={node.status} />
      <div className="min-h-9.5 min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap gap-x-3">
          <bdi className="font-semibold [overflow-wrap:anywhere]">{showInvisible(node.name)}</bdi>
          {cause && (
            <Section fallback={null}>
              <CauseText cause={cause} />
            </Section>
          )}
        </p>
        {cause?.cause && (
          <Section fallback={null}>
            <CauseDetails cause={cause.cause} />
          </Section>
        )}
      </div>
      <Button icon={FileText} className="shrink-0" onClick={() => openLog(node.key)}>
        {isPhone ? t.panel.log : t.panel.openLog}
        {!isPhone && <kbd className="kbd">l</kbd>}
      </Button>
    </div>
  )
}

/** Of nodes that failed and have a log, the first one whose log says why; until that is known, the first one. */
function findFailure(nodes: readonly RunNode[], causes: Causes): RunNode | undefined {
  const failed = nodes.filter(({ status, logPath }) => isFailing(status) && logPath !== null)
  const timeOf = ({ endMs, startMs }: RunNode) => endMs ?? startMs ?? Infinity
  return failed.toSorted(
    (a, b) => rankCause(causes.get(a.key)) - rankCause(causes.get(b.key)) || timeOf(a) - timeOf(b),
  )[0]
}

function rankCause(found: NodeCause | undefined): number {
  if (found?.cause?.sure === 'cause') return 0
  return found?.cause ? 1 : 2
}
