import { isLatestWord } from '../../contract/job-run'
import { parseScreenAddress } from '../../contract/screen-address'
import { type PairWords } from '../../i18n/en/pair'
import { showInvisible } from '../../lib/text'

/** What a screen shows, in one line; the address itself for one that this build does not understand. */
export function describeAddress(address: string, words: PairWords): string {
  const shows = parseScreenAddress(address)?.shows
  if (shows === undefined) return showInvisible(address)
  if (shows.kind === 'run') {
    const { job, id } = shows.run
    return showInvisible(isLatestWord(id) ? words.latestOf(job) : words.runOf(job, id))
  }
  const { name, jobs, folders, tags, owners } = shows.wall
  const rules = [
    ...folders.map((value) => `${words.rules.folder} ${value}`),
    ...tags.map((value) => `${words.rules.tag} ${value}`),
    ...owners.map((value) => `${words.rules.owner} ${value}`),
  ]
  const count = jobs.length > 0 ? [words.ofJobs(jobs.length)] : []
  return showInvisible([name, ...rules, ...count].filter(Boolean).join(' · '))
}
