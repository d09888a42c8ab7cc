import { type LogSketch } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { type AttemptErrors, withoutPrefix } from '../../../model/log/attempts'

interface LogListsProps {
  sketch: LogSketch
  grouped: AttemptErrors
  onShow: (byte: number) => void
}

/** The room that they take. */
export const LISTS_CLASS = 'w-70 shrink-0 border-l border-line max-[1180px]:hidden'

/** Beside the lines over the full width: the errors of the log, its attempts, and its warnings. It stays where there are none: lines would move. */
export function LogLists({ sketch, grouped, onShow }: LogListsProps) {
  const words = useLogWords()
  const { attempts } = grouped
  const { warnings } = sketch
  const warningCount = countWarnings(sketch)
  const moreWarnings = warningCount - warnings.reduce((sum, { count }) => sum + count, 0)
  const last = attempts.at(-1)?.number ?? null
  // Of an attempt one error says it: what the last attempt failed with, else its first. What follows comes from that.
  const isChosen = (error: AttemptErrors['errors'][number]): boolean => {
    const ofAttempt = grouped.errors.filter(({ attempt }) => attempt === error.attempt)
    return error === (ofAttempt.find(({ isFirst, isSame }) => isFirst || isSame) ?? ofAttempt[0])
  }
  const errors = last === null ? grouped.errors : grouped.errors.filter(isChosen)
  const rest = grouped.count - errors.length
  const describe = ({ attempt, isFirst, isSame, message }: AttemptErrors['errors'][number]): string => {
    if (isSame && attempt !== null) return words.attemptSame(formatCount(attempt))
    if (isFirst && last !== null) return words.firstOfLast
    return attempt === null ? message : words.attemptSays(formatCount(attempt), message)
  }
  const isEmpty = grouped.count === 0 && warningCount === 0 && attempts.length === 0
  return (
    <aside aria-label={words.lists} className={`${LISTS_CLASS} overflow-y-auto py-3 pl-1.5 text-12`}>
      {isEmpty && sketch.isDone && <p className="px-4 py-1 text-t2">{words.nothingListed}</p>}
      {grouped.count > 0 && <Heading title={words.errorList} note={formatCount(grouped.count)} />}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <ListedLine
              key={error.byte}
              {...error}
              isMarked={error.isFirst}
              text={describe(error)}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p className="px-4 py-1 text-t2">
          {last === null ? words.moreErrors(formatCount(rest)) : words.moreInAttempts(formatCount(rest))}
        </p>
      )}
      {attempts.length > 0 && (
        <>
          <Heading title={words.attemptList} note={words.ownWords} />
          <ul>
            {attempts.map((attempt) => (
              <ListedLine
                key={attempt.byte}
                {...attempt}
                isMarked={false}
                text={words.attempt(formatCount(attempt.number), formatCount(attempts.length))}
                onShow={onShow}
              />
            ))}
          </ul>
        </>
      )}
      {warnings.length > 0 && (
        <>
          <Heading title={words.warningList} note={formatCount(warningCount)} />
          <ul>
            {warnings.map((warning) => (
              <ListedLine
                key={warning.byte}
                {...warning}
                isMarked={false}
                text={withoutPrefix(warning.text)}
                note={warning.count > 1 ? words.moreLikeIt(formatCount(warning.count - 1)) : null}
                onShow={onShow}
              />
            ))}
          </ul>
          {moreWarnings > 0 && (
            <p className="px-4 py-1 text-t2">{words.moreErrors(formatCount(moreWarnings))}</p>
          )}
        </>
      )}
    </aside>
  )
}

/** Of the whole log, as far as it was counted. */
const countWarnings = ({ blocks }: LogSketch): number =>
  blocks.reduce((sum, { warnings }) => sum + warnings, 0)

function Heading({ title, note }: { title: string; note: string }) {
  return (
    <h2 className="px-4 pt-1 pb-1.5 text-13 font-semibold [ul+&]:pt-4 [p+&]:pt-4">
      {title} <span className="ml-1 text-12 font-normal text-t2">{note}</span>
    </h2>
  )
}

interface ListedLineProps {
  line: number
  byte: number
  timeMs: number | null
  text: string
  isMarked: boolean
  /** Stands below it. */
  note?: string | null
  onShow: (byte: number) => void
}

function ListedLine({ line, byte, timeMs, text, isMarked, note = null, onShow }: ListedLineProps) {
  const { zone } = useLocale()
  const shown = showInvisible(text)
  return (
    <li>
      <button
        type="button"
        data-tone={isMarked ? 'fail' : undefined}
        data-tip={shown}
        className={`flex w-full items-baseline gap-2 border-l-3 px-4 py-1 text-left hover:bg-hover ${isMarked ? 'border-(--fill) bg-(--tint)' : 'border-transparent'}`}
        onClick={() => onShow(byte)}
      >
        <span className={`min-w-9 font-mono ${isMarked ? 'font-semibold text-(--ink)' : 'text-accent'}`}>
          {line}
        </span>
        {timeMs !== null && <span className="font-mono text-t2">{formatClock(timeMs, zone)}</span>}
        <bdi className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">{shown}</bdi>
      </button>
      {note !== null && <p className="px-4 pb-1 text-t2">{note}</p>}
    </li>
  )
}
