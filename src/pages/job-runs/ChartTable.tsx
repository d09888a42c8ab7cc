import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { type Chart } from '../../model/job-runs/chart'
import { useJobRuns } from './job-runs-context'
import { formatPlan, formatPlanDay, rowWord } from './words'

/** The values of the chart. */
export function ChartTable({ chart }: { chart: Chart }) {
  const locale = useLocale()
  const { lang, zone, t } = locale
  const { words, changedAtMs } = useJobRuns()
  const duration = (ms: number | null) => (ms === null ? t.app.none : formatDuration(ms, lang))
  const when = (ms: number) =>
    `${formatPlanDay(ms, locale, changedAtMs)} ${formatPlan(ms, zone, changedAtMs)}`
  const rows: readonly (readonly string[])[] =
    chart.kind === 'slots'
      ? chart.slots.map(({ atMs, status, row, ranMs, usual, lateMs }) => [
          when(atMs),
          rowWord(status, row.run?.rawStatus ?? '', words, locale),
          duration(ranMs),
          duration(usual && usual.medianMs),
          duration(usual && usual.p90Ms),
          duration(lateMs),
        ])
      : chart.groups.map(({ fromMs, runs, failed, medianMs, p90Ms, lateMs }) => [
          when(fromMs),
          words.chart.runs(runs, failed),
          duration(medianMs),
          t.app.none,
          duration(p90Ms),
          duration(lateMs),
        ])
  const { time, ran, p90, usualColumn } = words.chart
  const heads = [time, words.columns.status, ran, usualColumn, p90, words.columns.late]
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
      tabIndex={0}
      role="region"
      aria-label={words.duration}
      className="mt-2 max-h-72 overflow-auto border border-line"
    >
      <table className="w-full text-left text-12">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="sticky top-0 bg-card px-2 py-1 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...rest], index) => (
            // oxlint-disable-next-line react/no-array-index-key -- slots have no identity but their place
            <tr key={index} className="border-t border-grid">
              <th scope="row" className="px-2 py-0.5 font-normal">
                {first}
              </th>
              {rest.map((text, column) => (
                <td key={heads[column + 1]} className="px-2 py-0.5">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
