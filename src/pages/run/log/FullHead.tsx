import { Minimize2, X } from 'lucide-react'
import { type RunNode } from '../../../contract/run'
import { useLogWords } from '../../../i18n/log-words'
import { showName, truncateMiddle } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Button, IconButton } from '../../../ui/Button'
import { PageHeading } from '../../../ui/PageHeading'
import { useRun } from '../run-context'
import { NodeFacts } from './NodeFacts'
import { useNextProblem } from './use-next-problem'

interface FullHeadProps {
  node: RunNode
  onClose: () => void
}

const NAME_EM = 40
const NEXT_NAME_EM = 18

/** The head of a log over the full width: the node, the next one with a problem, and the ways back. */
export function FullHead({ node, onClose }: FullHeadProps) {
  const words = useLogWords()
  const { change } = useRun()
  const { next, showNext } = useNextProblem(node)
  const name = showName(node.name)
  return (
    <div className="no-print flex min-h-12 flex-none flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-5 py-2 text-t2">
      <span className="flex min-w-0 items-center gap-2.5">
        <StatusGlyph status={node.status} size={16} />
        <PageHeading id="panel-title" className="min-w-0 text-15 text-t1 [overflow-wrap:anywhere]">
          <bdi data-tip={name} aria-label={name}>
            {truncateMiddle(name, NAME_EM)}
          </bdi>
        </PageHeading>
      </span>
      <NodeFacts node={node} isShort={false} />
      <span className="ml-auto flex shrink-0 items-center gap-2">
        {next && (
          <Button onClick={showNext}>
            <StatusGlyph status={next.status} />
            <bdi>{words.nextProblem(truncateMiddle(showName(next.name), NEXT_NAME_EM))}</bdi>
            <kbd className="kbd">n</kbd>
          </Button>
        )}
        <Button icon={Minimize2} onClick={() => change({ log: 'beside' })}>
          {words.reduce}
        </Button>
        <IconButton icon={X} label={words.back} onClick={onClose} />
      </span>
    </div>
  )
}
