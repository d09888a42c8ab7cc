import { type Lang } from './lang'

/** The colour of a status, see `--fill-*` in ui/palette.css; `none` is an outline without a fill. */
export type Tone = 'success' | 'running' | 'fail' | 'exception' | 'paused' | 'neutral' | 'none'

/** What has no colour of its own is drawn in the neutral one. */
export const drawnTone = (tone: Tone): Tone => (tone === 'none' ? 'neutral' : tone)

/** Each glyph has an outer shape of its own, so that no status depends on colour. */
type GlyphName =
  | 'disc-check'
  | 'ring-hand'
  | 'disc-split'
  | 'disc-play'
  | 'octagon-cross'
  | 'triangle-mark'
  | 'disc-bars'
  | 'ring-chevrons'
  | 'square-stop'
  | 'ring-dashed'
  | 'ring-dashed-check'
  | 'ring-crystal'
  | 'square-question'

/** What can happen next. `blocked`: a person has to act first. `finished`: final unless a person reruns it. */
export type Phase = 'running' | 'waiting' | 'blocked' | 'finished'

interface StatusRow {
  /** The words of DGC's console; for `unknown` the raw word is shown instead. */
  label: Record<Lang, string>
  tone: Tone
  glyph: GlyphName
  phase: Phase
  /** Position when problems come first. */
  rank: number
  /** Whether it implies a start: `required` always, `expected` usually, `optional` may well lack times. */
  times: 'required' | 'expected' | 'optional'
  /** Needs the attention of the person on call. */
  problem?: true
  /** Raises an alert. An unknown word does not: it may mean anything. */
  failing?: true
  /** An operator decided the outcome, or let a failure pass. */
  manual?: true
  /** Without times it is drawn at now instead of at its plan. */
  pending?: true
  /** Position in the legend of bar shapes; statuses whose shape is labelled on the timeline have none. */
  legend?: number
  /** Layer in the wall's strip of finished nodes, bottom first. */
  trace?: number
}

/**
 * Every rule about a status of a run or a node; DGC's two lists overlap. `skip-by-depend` of an instance and `skip` of a
 * node are one row. `running-exception` is a run that halted after a failure and that a person can continue.
 * Rows are sorted by rank.
 */
const TABLE = {
  fail: {
    label: { en: 'Failed', 'zh-CN': '运行失败' },
    tone: 'fail',
    glyph: 'octagon-cross',
    phase: 'finished',
    rank: 0,
    times: 'required',
    problem: true,
    failing: true,
    legend: 5,
  },
  'running-exception': {
    label: { en: 'Exception', 'zh-CN': '运行异常' },
    tone: 'exception',
    glyph: 'triangle-mark',
    phase: 'blocked',
    rank: 1,
    times: 'required',
    problem: true,
    failing: true,
    legend: 6,
  },
  unknown: {
    label: { en: 'Unknown', 'zh-CN': '未知' },
    tone: 'none',
    glyph: 'square-question',
    phase: 'running',
    rank: 2,
    times: 'optional',
    problem: true,
  },
  'manual-stop': {
    label: { en: 'Cancelled', 'zh-CN': '取消' },
    tone: 'neutral',
    glyph: 'square-stop',
    phase: 'finished',
    rank: 3,
    times: 'optional',
    manual: true,
    legend: 8,
    trace: 3,
  },
  running: {
    label: { en: 'Running', 'zh-CN': '运行中' },
    tone: 'running',
    glyph: 'disc-play',
    phase: 'running',
    rank: 4,
    times: 'required',
    pending: true,
    legend: 1,
  },
  pause: {
    label: { en: 'Paused', 'zh-CN': '暂停' },
    tone: 'paused',
    glyph: 'disc-bars',
    phase: 'blocked',
    rank: 5,
    times: 'optional',
    pending: true,
    legend: 7,
  },
  freeze: {
    label: { en: 'Frozen', 'zh-CN': '冻结' },
    tone: 'none',
    glyph: 'ring-crystal',
    phase: 'blocked',
    rank: 6,
    times: 'optional',
    pending: true,
  },
  'waiting-confirm': {
    label: { en: 'To be confirmed', 'zh-CN': '待确认执行' },
    tone: 'none',
    glyph: 'ring-dashed-check',
    phase: 'blocked',
    rank: 7,
    times: 'optional',
    pending: true,
  },
  waiting: {
    label: { en: 'Waiting', 'zh-CN': '等待运行' },
    tone: 'none',
    glyph: 'ring-dashed',
    phase: 'waiting',
    rank: 8,
    times: 'optional',
    pending: true,
  },
  ignoreSuccess: {
    label: { en: 'Failure ignored', 'zh-CN': '忽略失败' },
    tone: 'success',
    glyph: 'disc-split',
    phase: 'finished',
    rank: 9,
    times: 'required',
    manual: true,
    legend: 4,
    trace: 5,
  },
  forceSuccess: {
    label: { en: 'Forced success', 'zh-CN': '强制成功' },
    tone: 'success',
    glyph: 'ring-hand',
    phase: 'finished',
    rank: 10,
    times: 'expected',
    manual: true,
    legend: 3,
    trace: 4,
  },
  success: {
    label: { en: 'Success', 'zh-CN': '运行成功' },
    tone: 'success',
    glyph: 'disc-check',
    phase: 'finished',
    rank: 11,
    times: 'required',
    legend: 2,
    trace: 1,
  },
  skip: {
    label: { en: 'Skipped', 'zh-CN': '跳过' },
    tone: 'neutral',
    glyph: 'ring-chevrons',
    phase: 'finished',
    rank: 12,
    times: 'optional',
    trace: 2,
  },
} as const satisfies Record<string, StatusRow>

export type Status = keyof typeof TABLE

export const STATUS: Readonly<Record<Status, StatusRow>> = TABLE

/** By rank: problems first, then what runs, what waits, what ended well, what never ran. */
export const STATUSES = Object.keys(TABLE) as [Status, ...Status[]]

/** The statuses that have a position in `column`, in that order. */
export const statusesBy = (column: 'legend' | 'trace'): readonly Status[] =>
  STATUSES.filter((status) => STATUS[status][column] !== undefined).toSorted(
    (a, b) => (STATUS[a][column] ?? 0) - (STATUS[b][column] ?? 0),
  )

export const isStatus = (word: string): word is Status => Object.hasOwn(STATUS, word)

export const isTerminal = (status: Status): boolean => STATUS[status].phase === 'finished'

/** Whether without a start it has not started: what runs or has run did, though nothing says when, and an unknown word may mean either. */
export const isUnstarted = (status: Status): boolean =>
  STATUS[status].times === 'optional' && status !== 'unknown'

export const isProblem = (status: Status): boolean => STATUS[status].problem === true

export const isFailing = (status: Status): boolean => STATUS[status].failing === true
