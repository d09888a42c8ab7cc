import { Star } from 'lucide-react'
import { memo, useMemo } from 'react'
import { STATUS } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { countLatest, countValues, listFolders } from '../../model/jobs/counts'
import { type LatestStatus } from '../../model/jobs/latest'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { Icon } from '../../ui/Icon'
import { useJobs } from './jobs-context'
import { PickList } from './PickList'

export function FolderChoices() {
  const words = useJobsWords()
  const { list, attention, choices, change } = useJobs()
  const items = useMemo(() => {
    const needingAttention = new Set(attention.map(({ job }) => job.name))
    return listFolders(list.jobs, needingAttention).map(({ path, depth, count, attentionCount }) => ({
      value: path,
      label: path.slice(path.lastIndexOf('/') + 1),
      depth,
      count,
      attentionCount,
    }))
  }, [list.jobs, attention])
  return (
    <PickList
      items={items}
      chosen={choices.folders}
      onChange={(folders) => change({ folders })}
      find={words.findFolder}
      labelAttention={words.headline.short}
      none={words.allFolders}
    />
  )
}

export function TagChoices() {
  const words = useJobsWords()
  const { list, choices, change } = useJobs()
  const items = useMemo(() => toItems(list.jobs.flatMap(({ tags }) => tags)), [list.jobs])
  return (
    <PickList
      items={items}
      chosen={choices.tags}
      onChange={(tags) => change({ tags })}
      find={words.tag}
      none={words.noTags}
    />
  )
}

export function OwnerChoices() {
  const words = useJobsWords()
  const { list, choices, change } = useJobs()
  const items = useMemo(() => toItems(list.jobs.map(({ owner }) => owner).filter(Boolean)), [list.jobs])
  return (
    <PickList
      items={items}
      chosen={choices.owners}
      onChange={(owners) => change({ owners })}
      find={words.owner}
      none={words.noOwners}
    />
  )
}

const toItems = (values: string[]) =>
  countValues(values).map(({ value, count }) => ({ value, label: value, count }))

export function FavouritesButton() {
  const words = useJobsWords()
  const { list, choices, change, favourites } = useJobs()
  const count = useMemo(
    () => list.jobs.filter(({ name }) => favourites.has(name)).length,
    [list.jobs, favourites],
  )
  return (
    <button
      type="button"
      aria-pressed={choices.favourites}
      className="btn"
      onClick={() => change((before) => ({ favourites: !before.favourites }))}
    >
      <Icon icon={Star} />
      {words.favourites} <span className="font-normal text-t2">{formatCount(count)}</span>
    </button>
  )
}

/** How many jobs have a latest run of each status, as filters. */
export const StatusChips = memo(function StatusChips() {
  const { lang } = useLocale()
  const words = useJobsWords()
  const { list, choices, change } = useJobs()
  const counts = useMemo(() => countLatest(list.jobs), [list.jobs])
  const toggle = (status: LatestStatus) =>
    change(({ status: chosen }) => ({
      status: chosen.includes(status) ? chosen.filter((other) => other !== status) : [...chosen, status],
    }))
  return (
    <ul aria-label={words.byStatus} className="flex flex-wrap gap-1.5">
      {counts.map(({ status, count }) => {
        const word = status === 'no-run' ? words.noRun : STATUS[status].label[lang]
        return (
          <li key={status} className="shrink-0">
            <button
              type="button"
              aria-pressed={choices.status.includes(status)}
              data-tip={words.filterBy(word, count)}
              onClick={() => toggle(status)}
              className="btn h-6 gap-1.5 px-2 text-12 font-normal max-md:h-8 pointer-coarse:h-10"
            >
              <LatestGlyph status={status} />
              <b className="font-semibold">{formatCount(count)}</b> <span className="text-t2">{word}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
})
