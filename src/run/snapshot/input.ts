import { type Lang } from '../../contract/lang'
import { type Run, type RunNode } from '../../contract/run'
import { type Catalogue } from '../../i18n/en/common'
import { type SnapshotWords } from '../../i18n/en/snapshot'
import { type FindingsWords, type FindingWords } from '../../i18n/finding-words'
import { isLiveRun } from '../../model/run/duration'

/** A line of a log as it is drawn: escape sequences gone, controls visible. */
export interface ExcerptLine {
  /** From 1; null where the lines before it were not counted. */
  number: number | null
  text: string
  /** The line that says why, or that looks like it. */
  isCause: boolean
}

export interface FailedNode {
  node: RunNode
  lines: readonly ExcerptLine[]
  /** Why there are no lines; empty where there is nothing to say. */
  note: string
}

/** What a snapshot is made of. It has no clock, no network and no document. */
export interface SnapshotInput {
  run: Run
  /** The nodes that the view shows, in its order. */
  shown: readonly RunNode[]
  /** The filters of the view in words; null without one. */
  filters: string | null
  /** Idle gaps of the timeline are collapsed. */
  collapseIdle: boolean
  /** When the data were true. */
  asOfMs: number
  savedMs: number
  region: string | null
  /** Of the page of the run. */
  address: string
  /** The user who saves it; null where that is not known, or shall not be said. */
  takenBy: string | null
  build: string | null
  /** At most MAX_FAILED, the earliest first. */
  failed: readonly FailedNode[]
  /** How many nodes failed besides. */
  moreFailed: number
  /** The answer of DGC as text, or why it is left out. */
  raw: { text: string } | { absent: 'private' | 'unread' }
  withoutPaths: boolean
  lang: Lang
  zone: string
  t: Catalogue
  words: SnapshotWords
  findings: FindingsWords
  /** What run and definition contradict each other in; after those of the run. */
  moreFindings: readonly FindingWords[]
}

export const MAX_FAILED = 5

/** What runs may have ended since: it must not pass for the present. */
export const isPast = ({ run }: Pick<SnapshotInput, 'run'>): boolean => isLiveRun(run)

/** Log paths of DGC hold spaces, so what follows one is taken away with it. */
const OBS_PATH = /obs:\/\/[^"'<>|,;]*/gi

/** A text that is not a path itself, without the paths that it holds where these shall not be seen. */
export const hidePaths = (text: string, { withoutPaths }: Pick<SnapshotInput, 'withoutPaths'>): string =>
  withoutPaths ? text.replaceAll(OBS_PATH, 'obs://…') : text
