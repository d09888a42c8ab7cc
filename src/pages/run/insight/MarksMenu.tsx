import { Layers } from 'lucide-react'
import { type ReactNode } from 'react'
import { showInvisible } from '../../../lib/text'
import { type Marks } from '../../../model/run/view'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Choice } from '../../../ui/Choice'
import { Icon } from '../../../ui/Icon'
import { Popover } from '../../../ui/Popover'
import { Segmented } from '../../../ui/Segmented'
import { useRun, useRunFrame } from '../run-context'
import { type RunInsight } from '../run-insight'
import { describeSources } from './describe-sources'

/** Which marks are drawn, and what they rest on. The address remembers the choice. Beside more buttons its word goes earlier. */
export function MarksMenu({ isCrowded }: { isCrowded: boolean }) {
  const { insight } = useRun()
  return insight && <InsightMenu insight={insight} isCrowded={isCrowded} />
}

function InsightMenu({ insight, isCrowded }: { insight: RunInsight; isCrowded: boolean }) {
  const { view, change } = useRunFrame()
  const { reading, words, showsPath, ahead } = insight
  const { marks } = view
  const set = (patch: Partial<Marks>) => change(({ marks: before }) => ({ marks: { ...before, ...patch } }))
  const steps = reading.path?.steps.length ?? 0
  const togglePath = () => set({ path: !showsPath })
  useShortcuts({ path: steps > 0 ? togglePath : undefined })
  const { forecast } = insight.insight
  const names = words.marks
  return (
    <Popover
      trigger={
        <>
          <Icon icon={Layers} />
          <span className={isCrowded ? '@max-[660px]:sr-only' : '@max-[520px]:sr-only'}>{names.title}</span>
        </>
      }
      label={names.title}
      align="end"
    >
      <div className="w-74 max-w-full p-1">
        <Line
          checked={marks.usual !== 'off'}
          onChange={() => set({ usual: marks.usual === 'off' ? 'unusual' : 'off' })}
        >
          {names.usual}
        </Line>
        {marks.usual !== 'off' && (
          <div className="mb-1 ml-7">
            <Segmented
              label={names.which}
              value={marks.usual}
              options={[
                { value: 'unusual', label: names.unusualOnly },
                { value: 'all', label: names.all },
              ]}
              onChange={(usual) => set({ usual })}
            />
          </div>
        )}
        <Line
          checked={marks.ahead}
          onChange={() => set({ ahead: !marks.ahead })}
          note={ahead && forecast.state === 'known' ? names.fromRuns(forecast.runs) : null}
        >
          {names.ahead}
        </Line>
        {steps > 0 && (
          <Line
            checked={showsPath}
            onChange={togglePath}
            note={
              <>
                {names.count(steps)} <kbd className="kbd">c</kbd>
              </>
            }
          >
            {names.path}
          </Line>
        )}
        {reading.hasEdges && (
          <>
            <Line checked={marks.links} onChange={() => set({ links: !marks.links })}>
              {names.links}
            </Line>
            <Line
              checked={marks.limits}
              onChange={() => set({ limits: !marks.limits })}
              note={names.nearOrPassed}
            >
              {names.limits}
            </Line>
          </>
        )}
        <p className="mt-1 border-t border-line px-2 pt-2 pb-1 text-12 text-t2 [overflow-wrap:anywhere]">
          {showInvisible(describeSources(insight.insight, reading.edges, words).join(' '))}
        </p>
      </div>
    </Popover>
  )
}

interface LineProps {
  checked: boolean
  onChange: () => void
  note?: ReactNode
  children: string
}

function Line({ checked, onChange, note = null, children }: LineProps) {
  return (
    <div className="flex items-center gap-2 pr-2">
      <span className="min-w-0 flex-1">
        <Choice checked={checked} onChange={onChange}>
          {children}
        </Choice>
      </span>
      <span className="shrink-0 text-12 text-t2">{note}</span>
    </div>
  )
}
