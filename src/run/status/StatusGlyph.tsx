import { memo } from 'react'
import { type LatestStatus } from '../../model/jobs/latest'
import { Glyph } from './Glyph'
import { getStatusLook } from './status-look'

interface GlyphProps {
  status: LatestStatus
  size?: number
}

export const StatusGlyph = memo(function StatusGlyph({ status, size }: GlyphProps) {
  const { glyph, tone } = getStatusLook(status)
  return <Glyph name={glyph} tone={tone} size={size} />
})

interface BadgeProps {
  status: LatestStatus
  word: string
  /** It may have changed since: it keeps its shape and loses its colour. */
  past?: boolean
}

/** A status as icon, word and colour, to be seen first. */
export function StatusBadge({ status, word, past = false }: BadgeProps) {
  const tone = past ? 'neutral' : getStatusLook(status).tone
  return (
    <span
      data-tone={tone}
      className={`inline-flex h-7 max-w-full items-center gap-1.5 rounded-md bg-(--tint) px-2.5 text-13 font-semibold text-(--ink) ${tone === 'none' ? 'ring-1 ring-ctl ring-inset' : ''} ${past ? '[&_svg]:grayscale' : ''}`}
    >
      <StatusGlyph status={status} size={16} />
      <bdi className="truncate">{word}</bdi>
    </span>
  )
}
