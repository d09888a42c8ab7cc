import { STATUS, type Status } from '../../contract/status'
import { Glyph } from './Glyph'

/** Outlines stand on the card without a fill, so they take the ink, which is strong enough for a line. */
const color = (status: Status): string => {
  const { tone, glyph } = STATUS[status]
  if (tone === 'none') return 'var(--ink-neutral)'
  return glyph.startsWith('ring') ? `var(--ink-${tone})` : `var(--fill-${tone})`
}

export function StatusGlyph({ status, size }: { status: Status; size?: number }) {
  return <Glyph name={STATUS[status].glyph} color={color(status)} {...(size === undefined ? {} : { size })} />
}

/** Literal class names, so that the style sheet's builder finds them. */
export const INK = {
  success: 'text-ink-success',
  running: 'text-ink-running',
  fail: 'text-ink-fail',
  exception: 'text-ink-exception',
  paused: 'text-ink-paused',
  neutral: 'text-ink-neutral',
  none: 'text-t2',
} as const

const TINT = {
  success: 'bg-tint-success',
  running: 'bg-tint-running',
  fail: 'bg-tint-fail',
  exception: 'bg-tint-exception',
  paused: 'bg-tint-paused',
  neutral: 'bg-tint-neutral',
  none: 'ring-1 ring-ctl ring-inset',
} as const

interface BadgeProps {
  status: Status
  word: string
  /** It may have changed since: it keeps its shape and loses its colour. */
  past?: boolean
}

/** A status as icon, word and colour, to be seen first. */
export function StatusBadge({ status, word, past = false }: BadgeProps) {
  const tone = past ? 'neutral' : STATUS[status].tone
  return (
    <span
      className={`inline-flex h-7 max-w-full items-center gap-1.5 rounded-md px-2.5 text-13 font-semibold ${TINT[tone]} ${INK[tone]} ${past ? '[&_svg]:grayscale' : ''}`}
    >
      <StatusGlyph status={status} size={16} />
      <bdi className="truncate">{word}</bdi>
    </span>
  )
}
