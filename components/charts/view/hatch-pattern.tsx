/** Labels are not mature here. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--hatch-bg)" />
        <path d="M0 0v6" stroke="var(--hatch)" strokeWidth="1.5" />
      </pattern>
    </defs>
  )
}
