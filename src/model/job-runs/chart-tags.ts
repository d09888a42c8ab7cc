const CHAR_PX = 6.2
const CJK_CHAR_PX = 11
const PADDING_PX = 8
const GAP_PX = 2

/** A text above a chart, in a box around its middle. */
export interface ChartTag {
  key: string
  x: number
  text: string
  /** It has its place before those that are not. */
  isFull: boolean
}

export const measureTag = (text: string): number =>
  Math.ceil(
    Array.from(text).reduce((sum, char) => sum + (char > '\u2E80' ? CJK_CHAR_PX : CHAR_PX), PADDING_PX),
  )

/** Those that have room beside each other. The lines below the others still say what is there. */
export function placeTags(tags: readonly ChartTag[]): ChartTag[] {
  const placed: ChartTag[] = []
  for (const tag of tags.toSorted((a, b) => Number(b.isFull) - Number(a.isFull))) {
    const isFree = placed.every(
      ({ x, text }) => Math.abs(x - tag.x) >= (measureTag(text) + measureTag(tag.text)) / 2 + GAP_PX,
    )
    if (isFree) placed.push(tag)
  }
  return placed
}
