import { isLatestWord } from '../../contract/job-run'
import { type Lang, readLang } from '../../contract/lang'
import { paths } from '../../contract/routes'
import { invalidPart } from '../../contract/run-ref'
import { parseScreenAddress } from '../../contract/screen-address'
import { type WallAddress, createJobsAddress } from '../../contract/wall-address'
import { type Job } from '../../contract/job'
import { fitsRules, listRuleValues } from '../../model/wall/select-jobs'

export const KINDS = ['rule', 'jobs', 'latest', 'address'] as const
type Kind = (typeof KINDS)[number]
export const RULES = ['folder', 'tag', 'owner'] as const
type Rule = (typeof RULES)[number]

/** What a user enters of what a screen shows. The fields of the other kinds keep what was typed. */
export interface Draft {
  kind: Kind
  workspace: string
  rule: Rule
  /** Of the rule. */
  value: string
  /** Names with commas between them. */
  jobs: string
  job: string
  /** Of any wall. */
  address: string
  /** Null leaves them to the browser of the screen. */
  zone: string | null
  lang: Lang | null
}

const EMPTY: Draft = {
  kind: 'rule',
  workspace: '',
  rule: 'folder',
  value: '',
  jobs: '',
  job: '',
  address: '',
  zone: null,
  lang: null,
}

/** The fields that make an address, by the simplest kind that says all of it; those of `start` for what is no wall. */
export function readDraft(address: string, start: Partial<Draft> = {}): Draft {
  const base = { ...EMPTY, ...start }
  const shown = parseScreenAddress(address)
  if (shown === null) return base
  const search = new URL(shown.address, 'http://nodeline').searchParams
  const view = { zone: search.get('tz'), lang: readLang(search.get('lang')) }
  const own: Draft = { ...base, ...view, kind: 'address', address: shown.address }
  const draft = readShown(own, shown.shows)
  return writeDraft(draft) === shown.address ? draft : own
}

function readShown(own: Draft, shows: NonNullable<ReturnType<typeof parseScreenAddress>>['shows']): Draft {
  if (shows.kind === 'run') {
    const { job, id, workspace } = shows.run
    return isLatestWord(id) ? { ...own, kind: 'latest', workspace, job } : own
  }
  const { workspace, jobs, folders, tags, owners } = shows.wall
  if (jobs.length > 0) return { ...own, kind: 'jobs', workspace, jobs: jobs.map(({ job }) => job).join(', ') }
  const [folder, tag, owner] = [folders[0], tags[0], owners[0]]
  const rule = ruleOf(folder, tag)
  return { ...own, kind: 'rule', workspace, rule, value: folder ?? tag ?? owner ?? '' }
}

function ruleOf(folder: string | undefined, tag: string | undefined): Rule {
  if (folder !== undefined) return 'folder'
  return tag === undefined ? 'owner' : 'tag'
}

/** The address that the fields make; null while something is missing. */
export function writeDraft(draft: Draft): string | null {
  const path = writePath(draft)
  if (path === null) return null
  const url = new URL(path, 'http://nodeline')
  if (draft.kind !== 'address') {
    url.searchParams.set('wall', '1')
    if (draft.zone !== null) url.searchParams.set('tz', draft.zone)
    if (draft.lang !== null) url.searchParams.set('lang', draft.lang)
  }
  return parseScreenAddress(url.pathname + url.search)?.address ?? null
}

/** The wall of the jobs that fit the rule. */
function writeRule({ workspace, rule, value }: Draft): WallAddress {
  const values = value.trim() === '' ? [] : [value.trim()]
  return { ...createJobsAddress(workspace, []), [`${rule}s`]: values }
}

function writePath(draft: Draft): string | null {
  const { kind, workspace, jobs, job, address } = draft
  switch (kind) {
    case 'rule':
      return paths.wall(writeRule(draft))
    case 'jobs':
      return paths.wall(
        createJobsAddress(
          workspace,
          splitNames(jobs).filter((name) => invalidPart({ job: name, workspace, id: '1' }) === null),
        ),
      )
    case 'latest': {
      const ref = { job: job.trim(), workspace, id: '1' }
      return invalidPart(ref) === null ? paths.run({ ...ref, id: 'latest' }) : null
    }
    case 'address':
      return readPasted(address.trim())
  }
}

/** Path and query of what was pasted, with or without a host. A server below a path has it in front of its own. */
function readPasted(text: string): string | null {
  if (text.startsWith('/') && !text.startsWith('//')) return text
  if (!URL.canParse(text)) return null
  const { protocol, pathname, search } = new URL(text)
  if (!/^https?:$/.test(protocol)) return null
  const own = /\/(?:wall$|jobs\/[^/]+\/instances\/[^/]+$)/.exec(pathname.replace(/\/$/, ''))
  return own === null ? null : pathname.slice(own.index) + search
}

/** Names by commas and lines: a name may have blanks. */
const splitNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** What is known of the choice in the list of jobs: how many a rule shows, and which names are not there. */
export function checkDraft(draft: Draft, jobs: readonly Job[]): { count: number | null; missing: string[] } {
  const names = namesOf(draft)
  if (names.length > 0) {
    const known = new Set(jobs.map(({ name }) => name))
    return { count: null, missing: names.filter((name) => !known.has(name)) }
  }
  if (draft.kind !== 'rule' || draft.value.trim() === '') return { count: null, missing: [] }
  const wall = writeRule(draft)
  return { count: jobs.filter((job) => fitsRules(job, wall)).length, missing: [] }
}

function namesOf({ kind, jobs, job }: Draft): string[] {
  if (kind === 'jobs') return splitNames(jobs)
  return kind === 'latest' ? splitNames(job) : []
}

/** What may be entered for the choice, as far as it is known. */
export function listChoices({ kind, rule }: Draft, jobs: readonly Job[]): string[] {
  if (kind === 'jobs' || kind === 'latest') return jobs.map(({ name }) => name)
  return listRuleValues(rule, jobs)
}
