import { type Status, isTerminal, STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { formatCount } from '../../../lib/number'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useRun } from '../run-context'

/** How many nodes have each status: a bar and buttons, both of which filter. */
export function Counts() {
  const { t, lang } = useLocale()
  const { counts, view, change } = useRun()
  const toggle = (status: Status) =>
    change(({ status: chosen }) => ({
      status: chosen.includes(status) ? chosen.filter((other) => other !== status) : [...chosen, status],
    }))
  return (
    <>
      <div aria-hidden className="mb-2.5 flex h-2 gap-0.5">
        {counts.map(({ status, rawStatus, count }) => (
          // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- for a pointer only: the list below has the labels
          <button
            key={status}
            type="button"
            tabIndex={-1}
            data-tip={`${statusWord(status, rawStatus, lang)} ${count}`}
            onClick={() => toggle(status)}
            data-tone={STATUS[status].tone}
            className={`segment shape-${status} min-w-2 rounded-[2px]`}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <ul
        aria-label={t.header.filterLabel}
        className="flex flex-wrap gap-1.5 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:overflow-y-hidden max-md:px-4 max-md:py-0.5"
      >
        {counts.map(({ status, rawStatus, count }) => {
          const word = statusWord(status, rawStatus, lang)
          return (
            <li key={status} className="max-w-full shrink-0">
              <button
                type="button"
                aria-pressed={view.status.includes(status)}
                data-tip={t.header.filterBy(word, count)}
                onClick={() => toggle(status)}
                className="btn h-6 max-w-full gap-1.5 px-2 text-12 font-normal max-md:h-8 pointer-coarse:h-10"
              >
                <StatusGlyph status={status} />
                <b className="font-semibold">{formatCount(count)}</b>
                <bdi className={`truncate ${isTerminal(status) ? 'text-t2' : ''}`}>{word}</bdi>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
