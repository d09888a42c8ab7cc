import { memo } from 'react'
import { EyeOff } from 'lucide-react'
import { Link } from '../../shell/address/Link'
import { type JobsWords } from '../../i18n/en/jobs'
import { type Lang } from '../../contract/lang'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { COLON } from '../../i18n/punctuation'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { type AttentionItem } from '../../model/jobs/attention'
import { AttentionReason, AttentionSince, HeldUp } from '../../run/jobs/Attention'
import { getAttentionStatus } from '../../run/jobs/glyphs'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { PhoneAttention } from '../../run/jobs/PhoneAttention'
import { Breakable } from '../../ui/Breakable'
import { Icon } from '../../ui/Icon'
import { type BandColumnId, columnName, isRightAligned } from './columns'
import { useJobs } from './jobs-context'
import { Cell, missingLook, ownerLook, stripLook, type CellLook } from './Cell'
import { JobName, registerLink } from './JobName'
import { type SharedRowProps } from './shared-row'

export const bandKey = (job: string): string => `band ${job}`

const INDENT_PX = 22

interface BandProps {
  items: readonly AttentionItem[]
  shared: SharedRowProps
}

/** What needs attention, a row for each job. */
export const Band = memo(function Band({ items, shared }: BandProps) {
  const { layout, nowMs, favourites, isWall } = useJobs()
  const words = useJobsWords()
  if (layout.phone) return <PhoneBand items={items} shared={shared} />
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">{words.attention}</caption>
      <colgroup>
        {layout.band.map(({ id, width }) => (
          <col key={id} style={width === null ? {} : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr className="h-6">
          {layout.band.map(({ id }) => (
            <th
              key={id}
              scope="col"
              className={`border-b border-line pb-1 align-bottom text-12 font-medium text-t2 ${isRightAligned(id) ? 'pr-3 pl-1 text-right' : 'px-2 text-left'} ${id === 'name' ? 'pl-14!' : ''}`}
            >
              {columnName(id, words, layout.runs)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <BandRow
            key={item.job.name}
            shared={shared}
            item={item}
            nowMs={nowMs}
            isFavourite={favourites.has(item.job.name)}
            isLastBelow={(items[index + 1]?.cause ?? null) === null}
            canSetAside={!isWall}
          />
        ))}
      </tbody>
    </table>
  )
})

interface BandRowProps {
  shared: SharedRowProps
  item: AttentionItem
  nowMs: number
  isFavourite: boolean
  /** No other consequence follows. */
  isLastBelow: boolean
  canSetAside: boolean
}

const BandRow = memo(function BandRow(props: BandRowProps) {
  const { shared, item, isFavourite, isLastBelow } = props
  const { lang } = useLocale()
  const words = useJobsWords()
  const { name } = item.job
  const indentPx = item.cause ? INDENT_PX : 0
  return (
    <tr data-key={bandKey(name)} data-job={name} className="node-row job-row group h-7">
      {shared.layout.band.map(({ id, width }) => {
        if (id !== 'name')
          return <Cell key={id} id={id} width={width} look={describeCell(id, props, words, lang)} />
        return (
          <th key={id} scope="row" className="cell relative overflow-hidden pr-2 pl-2 text-left font-medium">
            {item.cause && (
              <span
                aria-hidden
                className={`absolute top-0 left-[41px] w-2.5 border-l border-line2 ${isLastBelow ? 'h-3.5' : 'h-full'}`}
              >
                <span className="absolute top-3.5 left-0 w-2.5 border-t border-line2" />
              </span>
            )}
            <JobName
              shared={shared}
              job={name}
              rowKey={bandKey(name)}
              status={getAttentionStatus(item)}
              more=""
              isFavourite={isFavourite}
              widthPx={width ?? 0}
              indentPx={indentPx}
            />
          </th>
        )
      })}
    </tr>
  )
})

function describeCell(
  id: Exclude<BandColumnId, 'name'>,
  { shared, item, nowMs, canSetAside }: BandRowProps,
  words: JobsWords,
  lang: Lang,
): CellLook {
  const { job, attention } = item
  switch (id) {
    case 'what':
      return {
        content: (
          <>
            <AttentionReason item={item} nowMs={nowMs} />
            {canSetAside && (
              <button
                type="button"
                data-act="aside"
                aria-label={`${words.setAside}${COLON[lang]}${showInvisible(job.name)}`}
                data-tip={words.setAside}
                className="absolute top-0.5 right-1 flex size-6 items-center justify-center rounded bg-hover text-t2 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
              >
                <Icon icon={EyeOff} />
              </button>
            )}
          </>
        ),
        className: 'relative',
      }
    case 'owner':
      return ownerLook(job, shared)
    case 'for':
      return { content: <AttentionSince sinceMs={attention.sinceMs} nowMs={nowMs} /> }
    case 'strip':
      return stripLook(job, shared, nowMs)
    case 'holdsUp':
      return job.holdsUp === null || job.holdsUp === 0
        ? missingLook(job.schedule === null)
        : { content: <HeldUp item={item} />, className: 'font-medium' }
    case 'now':
      return { content: <NowOrNextText job={job} nowMs={nowMs} /> }
  }
}

function PhoneBand({ items, shared }: BandProps) {
  const { nowMs } = useJobs()
  return (
    <PhoneAttention
      items={items}
      nowMs={nowMs}
      renderName={(job) => (
        <Link
          to={shared.buildJobHref(job)}
          ref={registerLink(shared.links, bandKey(job))}
          className="fills-row min-w-0 flex-1 rounded-sm font-medium [overflow-wrap:anywhere]"
        >
          <bdi>
            <Breakable text={showInvisible(job)} />
          </bdi>
        </Link>
      )}
      renderReason={(item) => (
        <p className="line-clamp-2 text-12 [overflow-wrap:anywhere]">
          <AttentionReason item={item} nowMs={nowMs} />
        </p>
      )}
    />
  )
}

/** How many rows are left out, as a filter that shows them. */
export function More({ count, onClick }: { count: number; onClick: () => void }) {
  const words = useJobsWords()
  return (
    <p className="border-t border-grid px-5 py-1.5 pl-14">
      <button type="button" className="link rounded-sm text-num" onClick={onClick}>
        {words.more(formatCount(count))}
      </button>
    </p>
  )
}
