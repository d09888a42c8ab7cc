interface PageDotsProps {
  pages: number
  /** The one that is shown, from 0 on. */
  page: number
}

/** A dot for each page of a wall. */
export const PageDots = ({ pages, page }: PageDotsProps) => (
  <span aria-hidden className="wall-dots">
    {Array.from({ length: pages }, (_, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- a page is its number
      <i key={index} data-here={index === page || undefined} />
    ))}
  </span>
)
