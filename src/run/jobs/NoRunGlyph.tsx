/** Four corners and the hands of a clock: a planned time without a run, which is no status of DGC's. */
export function NoRunGlyph({ size = 14 }: { size?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" width={size} height={size} className="shrink-0 text-t2">
      <path
        d="M1.75 5V3.5a1.75 1.75 0 0 1 1.75-1.75H5M11 1.75h1.5a1.75 1.75 0 0 1 1.75 1.75V5M14.25 11v1.5a1.75 1.75 0 0 1-1.75 1.75H11M5 14.25H3.5a1.75 1.75 0 0 1-1.75-1.75V11M8 5v3.2l2 1.3"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
