import { type Job } from '../../contract/job'
import { parseWallAddress, type WallAddress } from '../../contract/wall-address'
import { fitsRules } from '../../model/wall/select-jobs'

export const RULE_KINDS = ['folder', 'tag', 'owner', 'jobs', 'not'] as const
type RuleKind = (typeof RULE_KINDS)[number]

/** A row of the form. Folder, tag and owner have one value. */
export interface Rule {
  key: number
  kind: RuleKind
  values: readonly string[]
}

export interface JobsDraft {
  workspace: string
  rules: readonly Rule[]
  name: string
  rotateMs: number | null
  /** The user has set an order, so the rules have become a fixed list. */
  isFixed: boolean
}

type Known = Pick<Job, 'name' | 'folder' | 'owner' | 'tags'>

const listValues = (rules: readonly Rule[], kind: RuleKind): string[] => [
  ...new Set(
    rules.flatMap((rule) => (rule.kind === kind ? rule.values.filter((value) => value !== '') : [])),
  ),
]

export function toWallAddress({ workspace, rules, name, rotateMs }: JobsDraft): WallAddress {
  return {
    workspace,
    jobs: listValues(rules, 'jobs').map((value) => readRef(value, workspace)),
    folders: listValues(rules, 'folder'),
    tags: listValues(rules, 'tag'),
    owners: listValues(rules, 'owner'),
    without: listValues(rules, 'not'),
    name: name.trim(),
    rotateMs,
  }
}

/** `name@workspace` names a job of another one; names of DGC hold no `@`. */
function readRef(value: string, ofWall: string): { job: string; workspace: string } {
  const at = value.lastIndexOf('@')
  return at > 0
    ? { job: value.slice(0, at), workspace: value.slice(at + 1) || ofWall }
    : { job: value, workspace: ofWall }
}

/** The form of an address; jobs of other workspaces stand in it as `name@workspace`. */
export function toDraft(address: WallAddress): JobsDraft {
  const { workspace, jobs, folders, tags, owners, without, name, rotateMs } = address
  const names = jobs.map(({ job, workspace: own }) => (own === workspace ? job : `${job}@${own}`))
  const groups: [RuleKind, readonly string[]][] = [
    ...folders.map((value): [RuleKind, readonly string[]] => ['folder', [value]]),
    ...tags.map((value): [RuleKind, readonly string[]] => ['tag', [value]]),
    ...owners.map((value): [RuleKind, readonly string[]] => ['owner', [value]]),
    ...(names.length > 0 ? [['jobs', names] as [RuleKind, readonly string[]]] : []),
    ...(without.length > 0 ? [['not', without] as [RuleKind, readonly string[]]] : []),
  ]
  const rules = groups.map(([kind, values], key) => ({ key, kind, values }))
  return {
    workspace,
    rules: rules.length > 0 ? rules : [{ key: 0, kind: 'jobs', values: [] }],
    name,
    rotateMs,
    isFixed: false,
  }
}

/** The names of all jobs of a draft: named ones first, then those that the rules add, by name. Unknown names are among them. */
export function listNames(rules: readonly Rule[], jobs: readonly Known[]): string[] {
  const named = listValues(rules, 'jobs')
  const address = toWallAddress({ workspace: '', rules, name: '', rotateMs: null, isFixed: false })
  const ruled = jobs
    .filter((job) => fitsRules(job, address))
    .map(({ name }) => name)
    .toSorted()
  return [...new Set([...named, ...ruled])]
}

export interface RuleCount {
  key: number
  /** How many jobs fit this row by itself; of `not`, how many it takes away. */
  count: number
  /** How many of them no row above has; the same as `count` in the first row. */
  more: number
}

/** The counts of the rows, in their order. */
export function countRules(rules: readonly Rule[], jobs: readonly Known[]): RuleCount[] {
  const known = new Set(jobs.map(({ name }) => name))
  const adding = rules.filter(({ kind }) => kind !== 'not')
  const isKnown = (name: string) => known.has(name)
  const all = listNames(adding, jobs).filter(isKnown)
  return rules.map((rule, index) => {
    if (rule.kind === 'not') {
      const left = new Set(listNames([...adding, rule], jobs))
      const count = all.filter((name) => !left.has(name)).length
      return { key: rule.key, count, more: count }
    }
    const own = listNames([rule], jobs).filter(isKnown)
    const before = new Set(
      listNames(
        rules.slice(0, index).filter(({ kind }) => kind !== 'not'),
        jobs,
      ),
    )
    return { key: rule.key, count: own.length, more: own.filter((name) => !before.has(name)).length }
  })
}

/** The list in a new order, as a fixed list: an order of its own cannot be kept by rules that find new jobs. */
export function moveJob(draft: JobsDraft, names: readonly string[], from: number, to: number): JobsDraft {
  const moved = names[from]
  if (moved === undefined || to < 0 || to >= names.length || from === to) return draft
  const values = names.toSpliced(from, 1).toSpliced(to, 0, moved)
  return { ...draft, rules: [{ key: 0, kind: 'jobs', values }], isFixed: true }
}

/** Takes a job out: from the names, and where a rule finds it, by name. */
export function removeJob(draft: JobsDraft, name: string, jobs: readonly Known[]): JobsDraft {
  const rules = draft.rules.map((rule): Rule =>
    rule.kind === 'jobs' ? { ...rule, values: rule.values.filter((value) => value !== name) } : rule,
  )
  if (!listNames(rules, jobs).includes(name)) return { ...draft, rules }
  const not = rules.find(({ kind }) => kind === 'not')
  const next: readonly Rule[] =
    not === undefined
      ? [...rules, { key: nextKey(rules), kind: 'not', values: [name] }]
      : rules.map((rule) => (rule === not ? { ...rule, values: [...rule.values, name] } : rule))
  return { ...draft, rules: next }
}

export const nextKey = (rules: readonly Rule[]): number => Math.max(-1, ...rules.map(({ key }) => key)) + 1

/** What was typed or pasted: an address of a wall, or names apart by comma, line or space. */
export type Given = { wall: WallAddress } | { names: string[] }

const MAX_PASTED = 20_000

/** Of an address of a job or a run, the name of its job. */
export function readGiven(text: string, origin: string): Given {
  const given = text.slice(0, MAX_PASTED)
  const names: string[] = []
  for (const part of given.split(/[\s,，、;；]+/u).filter(Boolean)) {
    const isAddress = /^https?:\/\//i.test(part) || part.startsWith('/')
    if (!isAddress) {
      names.push(part)
      continue
    }
    const url = parseUrl(part, origin)
    if (url === null) continue
    if (/\/wall\/?$/.test(url.pathname)) return { wall: parseWallAddress(url.searchParams) }
    const job = /\/jobs\/([^/]+)/.exec(url.pathname)?.[1]
    if (job !== undefined) names.push(decode(job))
  }
  return { names }
}

function parseUrl(text: string, origin: string): URL | null {
  try {
    return new URL(text, origin)
  } catch {
    return null
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
