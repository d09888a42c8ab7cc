import { type Job } from '../../contract/job'
import { isTerminal } from '../../contract/status'
import { type AttentionClass } from './attention'
import { getLatestStatus } from './latest'
import { toPinyinInitials } from './pinyin'
import { type JobsView } from './view'

/** The text that a filter searches, in lower case. */
function makeText(job: Job): string {
  const given = [job.name, job.folder, job.owner, ...job.tags].join('\n').toLowerCase()
  const initials = toPinyinInitials(given)
  // Of the last run that ended: jobs that fail for the same reason are found together.
  const error = job.runs.findLast(({ status }) => isTerminal(status))?.error?.toLowerCase() ?? ''
  return [given, initials === given ? '' : initials, error].join('\n')
}

const textOf = new WeakMap<Job, string>()
const textsOf = new WeakMap<readonly Job[], readonly string[]>()

/** Made once for a job, which may stand in several lists. */
function prepareText(job: Job): string {
  const text = textOf.get(job) ?? makeText(job)
  textOf.set(job, text)
  return text
}

/** Of the jobs of a list, in its order. A filter runs at each key, and to look up 10,000 jobs takes longer than to search their texts. */
function prepareTexts(jobs: readonly Job[]): readonly string[] {
  const texts = textsOf.get(jobs) ?? jobs.map(prepareText)
  textsOf.set(jobs, texts)
  return texts
}

/** Makes what a filter searches before the first key is pressed: 10,000 jobs take some 40 ms. */
export const prepareFilter = (jobs: readonly Job[]): void => void prepareTexts(jobs)

const splitWords = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

export const hasWords = (text: string, words: readonly string[]): boolean => {
  // Not `for of`, which costs several times as much until it is compiled, and the first key runs it 10,000 times.
  for (let index = 0; index < words.length; index++) if (!text.includes(words[index] ?? '')) return false
  return true
}

/** How many jobs have all words of a text, in any order, in what a filter searches. */
export function countWithText(jobs: readonly Job[], text: string): number {
  const words = splitWords(text)
  let count = 0
  for (const prepared of prepareTexts(jobs)) if (hasWords(prepared, words)) count += 1
  return count
}

/** Whether a folder is `parent` or lies below it. */
export const isInFolder = (folder: string, parent: string): boolean =>
  folder === parent || parent === '/' || folder.startsWith(`${parent}/`)

interface Known {
  isFavourite: (job: string) => boolean
  /** The class of a job that needs attention. */
  classOf: (job: string) => AttentionClass | null
}

type Test = (job: Job) => boolean

/** What jobs are tested for besides the words: nothing that is not chosen. */
const listTests = (view: JobsView, { isFavourite, classOf }: Known): Test[] => [
  ...(view.favourites ? [({ name }: Job) => isFavourite(name)] : []),
  ...(view.folders.length > 0
    ? [({ folder }: Job) => view.folders.some((chosen) => isInFolder(folder, chosen))]
    : []),
  ...(view.tags.length > 0 ? [({ tags }: Job) => view.tags.some((tag) => tags.includes(tag))] : []),
  ...(view.owners.length > 0 ? [({ owner }: Job) => view.owners.includes(owner)] : []),
  ...(view.status.length > 0
    ? [(job: Job) => view.status.some((status) => status === getLatestStatus(job))]
    : []),
  ...(view.need.length > 0 ? [({ name }: Job) => view.need.some((kind) => kind === classOf(name))] : []),
]

/** All words of the text, in any order, and one of each kind that is chosen. */
export function filterJobs(jobs: readonly Job[], view: JobsView, known: Known): Job[] {
  const words = splitWords(view.q)
  const tests = listTests(view, known)
  const texts = words.length > 0 ? prepareTexts(jobs) : []
  return jobs.filter((job, index) => hasWords(texts[index] ?? '', words) && tests.every((test) => test(job)))
}
