/** As in `Layout`: narrower windows leave no margins beside a page, and cards no borders. */
const MARGINS_FROM_PX = 640
const WIDE_MARGINS_FROM_PX = 768
const MAX_PX = 1_920
/** Both borders of a card. */
export const CARD_BORDERS_PX = 2

/**
 * The width of a page's content before it is laid out, in px: rows that are placed by a wrong one are rendered twice. Unlike
 * `clientWidth`, `offsetWidth` leaves out the gutter of a scroll bar that is not there yet.
 */
export function guessPagePx(): number {
  const px = Math.min(document.documentElement.offsetWidth, MAX_PX)
  if (window.innerWidth < MARGINS_FROM_PX) return px
  return px - (window.innerWidth < WIDE_MARGINS_FROM_PX ? 32 : 48)
}

/** The same within the borders of a card. */
export const guessCardPx = (): number =>
  guessPagePx() - (window.innerWidth < MARGINS_FROM_PX ? 0 : CARD_BORDERS_PX)
