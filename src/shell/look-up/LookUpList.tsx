import { useSearchParams } from 'react-router-dom'
import { Link } from '../address/Link'
import { keepViewParams } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { formatDay } from '../../lib/time/format'
import { type RunFilter } from '../../model/look-up/query'
import { LookUpRow, Parts } from './LookUpRow'
import { type Group, type GroupNote, type Row } from './rows'
import { type LookUpState } from './use-look-up'
import { getErrorCode } from '../../query/http'

export const getOptionId = (listId: string, index: number): string => `${listId}-${index}`

interface LookUpListProps {
  id: string
  state: LookUpState
  /** An option was followed with the pointer, in this tab. */
  onOpened: () => void
}

/** The results as a listbox, whose options are links: a middle click works. The field keeps the focus. */
export function LookUpList({ id, state, onOpened }: LookUpListProps) {
  const { t } = useLocale()
  const words = useFindWords()
  const { results, list, error, active, choose, nowMs } = state
  const { groups } = results
  const startOf = (at: number) => groups.slice(0, at).reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <>
      {list === null && (
        <p className="px-4 pt-3 text-12 text-t2 sm:px-5">
          {error ? words.notListed(t.errors.titles[getErrorCode(error)]) : words.reading}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the field names the active option */}
      <div
        id={id}
        role="listbox"
        aria-label={words.results}
        className="py-1"
        onPointerMove={({ target }) => {
          const option = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
          const at = Number(option?.dataset['index'] ?? -1)
          if (at >= 0 && at !== active) choose(at)
        }}
      >
        {groups.map((group, groupAt) => {
          const headingId = `${id}-${group.name}`
          return (
            <div key={group.name} role="group" aria-labelledby={headingId}>
              <p
                id={headingId}
                role="presentation"
                className="px-4 pt-2.5 pb-1 text-11 font-semibold [overflow-wrap:anywhere] text-t2 sm:px-5"
              >
                <GroupLabel group={group} filter={results.filter} nowMs={nowMs} />
              </p>
              {group.rows.map((row, rowAt) => {
                const at = startOf(groupAt) + rowAt
                return (
                  <Option
                    key={row.key}
                    id={getOptionId(id, at)}
                    index={at}
                    row={row}
                    isActive={at === active}
                    nowMs={nowMs}
                    onOpened={onOpened}
                  />
                )
              })}
              {group.note && (
                <p role="presentation" className="px-4 pb-2 text-12 text-t2 sm:px-5 sm:pl-10">
                  <Note note={group.note} nowMs={nowMs} />
                </p>
              )}
            </div>
          )
        })}
      </div>
    </>
  )
}

interface OptionProps {
  id: string
  index: number
  row: Row
  isActive: boolean
  nowMs: number
  onOpened: () => void
}

function Option({ id, index, row, isActive, nowMs, onOpened }: OptionProps) {
  const [search] = useSearchParams()
  const parts = row.kind === 'run' ? row.parts : []
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      data-index={index}
      to={keepViewParams(row.to, search)}
      className="look-up-option"
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const isHere = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
        if (isHere) onOpened()
      }}
    >
      <span className="look-up-line">
        <LookUpRow row={row} nowMs={nowMs} />
      </span>
      {parts.length > 0 && <Parts parts={parts} nowMs={nowMs} />}
    </Link>
  )
}

interface GroupLabelProps {
  group: Group
  filter: RunFilter | null
  nowMs: number
}

function GroupLabel({ group, filter, nowMs }: GroupLabelProps) {
  const { lang } = useLocale()
  const words = useFindWords()
  const { name, subject, total, rows } = group
  const label = name === 'runs-of' ? words.groups[name](showInvisible(subject)) : words.groups[name]
  const isOfRuns = name === 'found-runs' || name === 'runs-of'
  const understood = isOfRuns && filter ? describeFilter(filter, words, lang, nowMs) : []
  return (
    <>
      {label}
      {understood.length > 0 && <span className="font-normal text-t1"> {understood.join(' · ')}</span>}
      {total !== null && (
        <span className="pl-1 font-normal"> {words.shown(rows.length, formatCount(total))}</span>
      )}
    </>
  )
}

/** `failed`, `planned Fri 27 Nov 02:30`: what the text was understood to mean. */
function describeFilter(
  { day, minute, state }: RunFilter,
  words: ReturnType<typeof useFindWords>,
  lang: ReturnType<typeof useLocale>['lang'],
  nowMs: number,
): string[] {
  // The day is one of a calendar already, and needs no zone.
  const date =
    day === null
      ? null
      : formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC', lang, { weekday: true, nearMs: nowMs })
  const when = [date, minute].filter((part) => part !== null).join(' ')
  return [
    ...(state === null ? [] : [words.understood[state]]),
    ...(when === '' ? [] : [words.understood.planned(when)]),
  ]
}

function Note({ note, nowMs }: { note: GroupNote; nowMs: number }) {
  const { lang, zone } = useLocale()
  const words = useFindWords()
  switch (note.kind) {
    case 'id-unknown': {
      const runs = formatCount(note.runs)
      return note.fromMs === null
        ? words.idUnknown(note.id, runs)
        : words.idUnknownSince(note.id, runs, formatDay(note.fromMs, zone, lang, { nearMs: nowMs }))
    }
    case 'console-no-job':
      return words.consoleNoJob(note.id)
    case 'console-by-id':
      return words.consoleById(showInvisible(note.job))
    case 'log-probable':
      return words.logProbable
    case 'nothing':
      return words.nothing
  }
}
