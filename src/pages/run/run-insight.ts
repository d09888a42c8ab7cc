import { type Forecast, type Insight } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type FindingWords } from '../../i18n/finding-words'
import { type InsightWords } from '../../i18n/en/insight'
import { type RunReading } from '../../model/insight/read-run'
import { type Marks } from '../../model/run/view'
import { type RowInsight } from '../../run/gantt/row-insight'

/** What the header says of usual times and of the end, in words. */
export interface HeaderFacts {
  /** Below how late it started, and how long it ran; null where nothing is known. */
  late: string | null
  ran: string | null
  /** `toGo` is null where no end is known. */
  ends: { clock: string; range: string | null; toGo: string | null; tip: string | null } | null
  /** "1 root failure, 6 consequences"; null where failures have none and none is ignored. */
  roots: { text: string; tip: string } | null
  /** Failed nodes that run another job, by their keys, and that job; null where no property names it. */
  starters: readonly { key: string; job: string | null }[]
}

/** One sentence about the run: words and nodes. */
export type VerdictPart = string | { node: string; name: string }

export interface Verdict {
  /** What is wrong, in bold; empty where nothing is. */
  lead: string
  parts: readonly VerdictPart[]
  /** The job that the run waits for, as DGC has it, and the run of it that it waited for; without one, its latest. */
  job?: string
  jobRun?: string
}

/** What insight says of the run on screen. It changes with the data, not with every second. */
export interface RunInsight {
  words: InsightWords
  insight: Insight
  reading: RunReading
  /** Why the definition is not readable; null where it is, and while it is read. */
  noDefinition: string | null
  /** By the key of the node. */
  rows: ReadonlyMap<string, RowInsight>
  /** Keys of failures that came first, where their order is known. */
  roots: ReadonlySet<string>
  /** Keys of failures that the run went on after, as their policy says. */
  ignored: ReadonlySet<string>
  header: HeaderFacts
  /** Contradictions between run and definition, beside those that the answer itself has. */
  findings: readonly FindingWords[]
  verdict: Verdict | null
  /** In the place of a verdict. */
  calm: Verdict | null
  /** The forecast end of a live run, as it is printed; null where it is not known or the data are old. */
  ahead: { ms: number; fromMs: number; toMs: number; text: string } | null
  /** When DGC ends the whole run; null where no limit is known or the user turned limits off. */
  runLimitMs: number | null
  /** The line of the critical path is on: as the user chose, else where a path has some length and the run has not failed. */
  showsPath: boolean
}

/** What of it is text, and so stays the same through most polls. */
export type InsightTexts = Pick<
  RunInsight,
  'words' | 'noDefinition' | 'header' | 'verdict' | 'calm' | 'ahead'
>

/** How many contradictions the page lists: those of the answer, and those between run and definition. */
export const countFindings = (run: Run, insight: Pick<RunInsight, 'findings'> | null): number =>
  run.findings.length + (insight?.findings.length ?? 0)

export interface InsightShown {
  marks: Marks
  /** The data are too old to be shown as current. */
  isOld: boolean
  /** The moment at which the run is shown. */
  nowMs: number
  /** Of a replay: what would have been forecast then, null while that is not known. */
  replayed: { forecast: Forecast | null } | null
}

/**
 * What the history of the job says, read into any state of the run. It arrives after the run and changes less often, so a poll of the run renders
 * the page once.
 */
export interface InsightReader {
  read: (run: Run, shown: InsightShown) => RunInsight
}
