/** What a status looks like: a colour token of the palette; `none` is an outline without a fill. */
export type Tone = 'success' | 'running' | 'fail' | 'exception' | 'paused' | 'neutral' | 'none'

/** The name of a glyph; each has an outer shape of its own, so that no status depends on colour. */
export type GlyphName =
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

interface StatusView {
  /** In DGC's console words; for `unknown` the raw word is shown instead. */
  label: { en: string; 'zh-CN': string }
  tone: Tone
  icon: GlyphName
  /** It cannot change without a person starting it again. */
  terminal: boolean
  /** Where it stands when problems come first: 0 is looked at first. */
  rank: number
}

/**
 * One row per status of an instance or of a node; DGC's two lists overlap. `skip-by-depend` of an instance and
 * `skip` of a node are one row. `running-exception` is a run that halted after a failure and that a person can
 * continue, so it is not over; nor are paused, frozen and unconfirmed ones.
 */
export const STATUS = {
  fail: {
    label: { en: 'Failed', 'zh-CN': '运行失败' },
    tone: 'fail',
    icon: 'octagon-cross',
    terminal: true,
    rank: 0,
  },
  'running-exception': {
    label: { en: 'Exception', 'zh-CN': '运行异常' },
    tone: 'exception',
    icon: 'triangle-mark',
    terminal: false,
    rank: 1,
  },
  unknown: {
    label: { en: 'Unknown', 'zh-CN': '未知' },
    tone: 'none',
    icon: 'square-question',
    terminal: false,
    rank: 2,
  },
  running: {
    label: { en: 'Running', 'zh-CN': '运行中' },
    tone: 'running',
    icon: 'disc-play',
    terminal: false,
    rank: 4,
  },
  pause: {
    label: { en: 'Paused', 'zh-CN': '暂停' },
    tone: 'paused',
    icon: 'disc-bars',
    terminal: false,
    rank: 5,
  },
  freeze: {
    label: { en: 'Frozen', 'zh-CN': '冻结' },
    tone: 'none',
    icon: 'ring-crystal',
    terminal: false,
    rank: 6,
  },
  'waiting-confirm': {
    label: { en: 'To be confirmed', 'zh-CN': '待确认执行' },
    tone: 'none',
    icon: 'ring-dashed-check',
    terminal: false,
    rank: 7,
  },
  waiting: {
    label: { en: 'Waiting', 'zh-CN': '等待运行' },
    tone: 'none',
    icon: 'ring-dashed',
    terminal: false,
    rank: 8,
  },
  success: {
    label: { en: 'Success', 'zh-CN': '运行成功' },
    tone: 'success',
    icon: 'disc-check',
    terminal: true,
    rank: 11,
  },
  forceSuccess: {
    label: { en: 'Forced success', 'zh-CN': '强制成功' },
    tone: 'success',
    icon: 'ring-hand',
    terminal: true,
    rank: 10,
  },
  ignoreSuccess: {
    label: { en: 'Failure ignored', 'zh-CN': '忽略失败' },
    tone: 'success',
    icon: 'disc-split',
    terminal: true,
    rank: 9,
  },
  skip: {
    label: { en: 'Skipped', 'zh-CN': '跳过' },
    tone: 'neutral',
    icon: 'ring-chevrons',
    terminal: true,
    rank: 12,
  },
  'manual-stop': {
    label: { en: 'Cancelled', 'zh-CN': '取消' },
    tone: 'neutral',
    icon: 'square-stop',
    terminal: true,
    rank: 3,
  },
} as const satisfies Record<string, StatusView>

export type Status = keyof typeof STATUS

/** In the order in which people look: trouble first, then what moves, what waits, what ended well, what never ran. */
export const STATUSES = (Object.keys(STATUS) as Status[]).toSorted(
  (a, b) => STATUS[a].rank - STATUS[b].rank,
) as [Status, ...Status[]]

export const isStatus = (word: string): word is Status => Object.hasOwn(STATUS, word)

export const isTerminal = (status: Status): boolean => STATUS[status].terminal

const BLOCKED: ReadonlySet<Status> = new Set<Status>([
  'pause',
  'freeze',
  'waiting-confirm',
  'running-exception',
])

/** Nothing goes on before somebody decides: it is seldom worth a look. */
export const isBlocked = (status: Status): boolean => BLOCKED.has(status)

/** What a person on call should look at; `n` steps through these. An unknown word may mean anything, so it counts. */
export const isProblem = (status: Status): boolean => STATUS[status].rank < 3
