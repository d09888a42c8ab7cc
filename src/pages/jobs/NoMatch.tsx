import { STATUS } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { type JobsView } from '../../model/jobs/view'
import { Button } from '../../ui/Button'

interface NoMatchProps {
  view: JobsView
  total: number
  onClear: () => void
}

/** Says what was looked for, in words. */
export function NoMatch({ view, total, onClear }: NoMatchProps) {
  const { lang } = useLocale()
  const words = useJobsWords()
  const { match } = words
  if (total === 0) return <p className="px-5 py-8 text-center text-t2">{words.noJobs}</p>
  const anyOf = (values: readonly string[], say: (text: string) => string) =>
    values.length === 0 ? [] : [say(values.map(showInvisible).reduce((a, b) => match.or(a, b)))]
  const parts = [
    ...anyOf(view.folders, match.inFolder),
    ...anyOf(view.owners, match.owned),
    ...anyOf(view.tags, match.tagged),
    ...anyOf(
      view.status.map((status) =>
        status === 'no-run' ? words.noRun.toLowerCase() : STATUS[status].label[lang].toLowerCase(),
      ),
      match.latest,
    ),
    ...view.need.map((kind) => words.classes[kind]),
    ...(view.favourites ? [match.favourite] : []),
    ...(view.q.trim() === '' ? [] : [match.called(showInvisible(view.q.trim()))]),
  ]
  return (
    <p role="status" className="px-5 py-8 text-center [overflow-wrap:anywhere] text-t2">
      {words.noMatch(
        formatCount(total),
        parts.reduce((a, b) => match.and(a, b)),
      )}{' '}
      <Button className="ml-2" onClick={onClear}>
        {words.clear}
      </Button>
    </p>
  )
}
