/** A sentence of the catalogue, in which what stands between ** and ** is bold. Names of DGC cannot hold these. */
export const Rich = ({ text }: { text: string }) => (
  <>
    {text.split('**').map((part, index) =>
      index % 2 === 1 ? (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one sentence have no identity
        <b key={index}>{part}</b>
      ) : (
        part
      ),
    )}
  </>
)
