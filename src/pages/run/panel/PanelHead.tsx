import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react'
import { type Ref } from 'react'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { showName, truncateMiddle } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Breakable } from '../../../ui/Breakable'
import { IconButton } from '../../../ui/Button'
import { Segmented } from '../../../ui/Segmented'
import { useRun } from '../run-context'

export interface PanelStepProps {
  node: RunNode
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

interface PanelHeadProps extends PanelStepProps {
  tab: 'details' | 'log'
  /** The words of the button that enlarges the log; null without one. */
  sizeLabel?: string | null
  ref?: Ref<HTMLHeadingElement>
}

const NAME_EM = 22

/** The node of the panel, its two tabs, and the steps to its neighbours. */
export function PanelHead({ node, tab, sizeLabel = null, ref, onStep, onClose }: PanelHeadProps) {
  const { t } = useLocale()
  const { change } = useRun()
  const words = t.panel
  const name = showName(node.name)
  return (
    <div className="sticky top-0 z-1 flex min-h-10 flex-none flex-wrap items-center gap-2 border-b border-line bg-card py-1 pr-2 pl-4">
      <StatusGlyph status={node.status} />
      <h2
        id="panel-title"
        ref={ref}
        tabIndex={-1}
        className="min-w-0 flex-[1_1_140px] text-13 font-semibold [overflow-wrap:anywhere] outline-none"
      >
        <bdi data-tip={name} aria-label={name}>
          {tab === 'log' ? truncateMiddle(name, NAME_EM) : <Breakable text={name} />}
        </bdi>
      </h2>
      <span className="no-print ml-auto flex shrink-0 items-center">
        <Segmented
          label={words.view}
          value={tab}
          options={[
            { value: 'details', label: words.details },
            { value: 'log', label: words.log },
          ]}
          onChange={(value) => change({ log: value === 'log' ? 'beside' : null, logFind: '' })}
        />
        <IconButton icon={ChevronUp} label={words.previous} onClick={() => onStep(-1)} />
        <IconButton icon={ChevronDown} label={words.next} onClick={() => onStep(1)} />
        {sizeLabel !== null && (
          <IconButton icon={Maximize2} label={sizeLabel} onClick={() => change({ log: 'full' })} />
        )}
        <IconButton icon={X} label={words.close} onClick={onClose} />
      </span>
    </div>
  )
}
