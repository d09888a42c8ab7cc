import { type CSSProperties } from 'react'
import { isStatus, STATUS } from '../../contract/status'
import { type Bar } from '../../model/timeline/marks'

interface ShapedBarProps {
  shape: Bar['shape']
  /** What the bar says, where nothing beside it does. */
  name?: string | null
  className: string
  style: CSSProperties
}

/** A bar with the silhouette and the colour of its shape; see marks.css. */
export function ShapedBar({ shape, name = null, className, style }: ShapedBarProps) {
  const tone = isStatus(shape) ? STATUS[shape].tone : 'none'
  return (
    <span
      role={name === null ? undefined : 'img'}
      aria-label={name ?? undefined}
      data-tone={tone}
      className={`bar shape-${shape} ${className}`}
      style={style}
    />
  )
}
