import { ArrowLeft } from 'lucide-react'
import { type Ref } from 'react'
import { type RunNode } from '../../../contract/run'
import { useLogWords } from '../../../i18n/log-words'
import { showName, truncateMiddle } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { IconButton } from '../../../ui/Button'
import { NodeFacts } from './NodeFacts'

interface SheetHeadProps {
  node: RunNode
  /** An element for what can be done with the lines, once there are some. */
  tools: Ref<HTMLSpanElement>
  onClose: () => void
}

const NAME_EM = 15

/** The head of a log that covers everything. */
export function SheetHead({ node, tools, onClose }: SheetHeadProps) {
  const words = useLogWords()
  const name = showName(node.name)
  return (
    <div className="no-print flex min-h-13 flex-none items-center gap-1 border-b border-line px-1">
      <IconButton icon={ArrowLeft} size={20} label={words.back} className="size-11!" onClick={onClose} />
      <div className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <StatusGlyph status={node.status} />
          <h2 id="panel-title" className="min-w-0 truncate text-15 font-semibold">
            <bdi data-tip={name} aria-label={name}>
              {truncateMiddle(name, NAME_EM)}
            </bdi>
          </h2>
        </span>
        <p className="flex flex-wrap gap-x-1 text-12 text-t2 [&>*+*]:before:mr-1 [&>*+*]:before:font-normal [&>*+*]:before:text-t2 [&>*+*]:before:content-['·']">
          <NodeFacts node={node} isShort />
        </p>
      </div>
      <span ref={tools} className="flex shrink-0" />
    </div>
  )
}
