/** The letter of a run that is marked to be compared; an empty ring without one. */
export const MarkLetter = ({ letter }: { letter: 'A' | 'B' | null }) => (
  <span
    className={`inline-flex size-4.5 items-center justify-center rounded-full text-11 leading-none font-semibold ${letter === null ? 'border border-ctl' : 'bg-(--fill-running) text-white'}`}
  >
    {letter}
  </span>
)
