import { ArrowLeftRight, ChevronDown, GitCompareArrows, X } from 'lucide-react'
import { useNavigate } from 'react-router-dom'
import { addComparison, keepViewParams, paths } from '../../../contract/routes'
import { useCompareWords } from '../../../i18n/compare-words'
import { useSearch } from '../../../shell/address/AddressRouter'
import { Button, IconButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Popover } from '../../../ui/Popover'
import { Select } from '../../../ui/Select'
import { useRun } from '../run-context'
import { VerdictText } from '../insight/VerdictRow'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { USUAL } from '../../../model/run/view'
import { ComparePicker } from './ComparePicker'

/** With which run this one is compared, what differs most, and other runs to compare with: the header's last row. */
export function CompareRow() {
  const words = useCompareWords()
  const navigate = useNavigate()
  const [search] = useSearch()
  const { run, reference, view, comparison, change, isPhone } = useRun()
  const ready = comparison?.state === 'ready' ? comparison.comparison : null
  const isUsual = view.vs === USUAL
  const name = ready?.name ?? (isUsual ? words.usual : view.vs)
  const canSwap = !isUsual && ready !== null
  const swap = () => {
    if (view.vs === null) return
    const path = paths.run({ job: run.job, workspace: reference.workspace, id: view.vs })
    void navigate(addComparison(keepViewParams(path, search), run.id))
  }
  const status = () => {
    if (view.vs === run.id) return words.itself
    if (comparison?.state === 'few') return words.few(comparison.runs)
    if (comparison?.state === 'missing') return words.missing(view.vs ?? '')
    if (comparison?.state === 'failed') return words.failed(view.vs ?? '')
    return isUsual ? words.readingUsual : words.reading
  }
  return (
    <div className="-mx-5 mt-3 -mb-5 flex min-h-11 flex-wrap items-center gap-3 border-t border-line px-5 py-2 max-md:-mx-4 max-md:-mb-4 max-md:px-4">
      <Icon icon={GitCompareArrows} size={16} className="shrink-0 text-t2" />
      <Popover
        trigger={
          <>
            {ready?.status && <StatusGlyph status={ready.status} />}
            <span className="truncate font-medium text-t1">{name}</span>
            {!isUsual && ready && <span className="truncate font-normal text-t2">{view.vs}</span>}
            <Icon icon={ChevronDown} />
          </>
        }
        label={words.choose}
        className="no-print btn max-w-full md:max-w-72"
        closesOn={(target) => target.closest('[data-choice]') !== null}
      >
        <ComparePicker />
      </Popover>
      <p role="status" className="min-w-0 flex-1 text-t2 max-md:order-last max-md:basis-full">
        {ready ? <VerdictText verdict={ready.verdict} /> : status()}
      </p>
      <span className="no-print flex shrink-0 items-center gap-1 max-md:ml-auto">
        {ready && ready.aligns.length > 0 && (
          <Select
            label={words.align}
            value={ready.align}
            options={ready.aligns}
            onChange={(align) => change({ align })}
            className="max-w-60"
          />
        )}
        {canSwap && isPhone && <IconButton icon={ArrowLeftRight} label={words.swap} onClick={swap} />}
        {canSwap && !isPhone && (
          <Button icon={ArrowLeftRight} onClick={swap}>
            {words.swap}
          </Button>
        )}
        <IconButton icon={X} label={words.close} onClick={() => change({ vs: null, align: 'plan' })} />
      </span>
    </div>
  )
}
